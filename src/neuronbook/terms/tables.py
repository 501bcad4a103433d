"""Names of columns, with their units."""

LABELS = {
    # 80 Cereals
    "sugars": "糖",
    "fiber": "膳食纤维",
    "protein": "蛋白质",
    "calories": "热量",
    "sugars (g per serving)": "糖（克/份）",
    "fiber (g per serving)": "膳食纤维（克/份）",
    "protein (g per serving)": "蛋白质（克/份）",
    "sugars (g)": "糖（克）",
    "fiber (g)": "膳食纤维（克）",
    "protein (g)": "蛋白质（克）",
    "calories (per serving)": "热量（千卡/份）",
    "calories (kcal per serving)": "热量（千卡/份）",
    "calories (kcal)": "热量（千卡）",
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
    "alcohol (% by volume)": "酒精度（体积分数，%）",
    "volatile acidity (g/L)": "挥发性酸（克/升）",
    "quality": "品质评分",
    "quality (0 to 10)": "品质评分（0–10）",
}
