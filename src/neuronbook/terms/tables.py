"""Names of columns, with their units."""

LABELS = {
    # 80 Cereals
    "sugars": "糖",
    "fiber": "膳食纤维",
    "protein": "蛋白质",
    "calories": "热量",
    "sugars (g per serving)": "糖（克/份）",
    "sugars (g)": "糖（克）",
    "fiber (g)": "膳食纤维（克）",
    "calories (kcal per serving)": "热量（千卡/份）",
    "calories (kcal)": "热量（千卡）",
    # Concrete
    "age (days)": "龄期（天）",
    "compressive strength (MPa)": "抗压强度（MPa）",
    # Red Wine Quality
    "fixed acidity": "固定酸",
    "volatile acidity": "挥发酸",
    "citric acid": "柠檬酸",
    "residual sugar": "残糖",
    "chlorides": "氯化物",
    "free sulfur dioxide": "游离二氧化硫",
    "total sulfur dioxide": "总二氧化硫",
    "density": "密度",
    "pH": "pH",
    "sulphates": "硫酸盐",
    "alcohol": "酒精",
    "alcohol (% vol)": "酒精（% vol）",
}
