"""Keras 2 to Keras 3: what prepared data before a model saw them."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import numpy as np
"""

ROWS = (
    Migration(
        "image-data-generator",
        given="images = np.full((2, 8, 8, 3), 255.0)",
        old="""
        from keras.preprocessing.image import ImageDataGenerator

        generator = ImageDataGenerator(rescale=1 / 255, horizontal_flip=True)
        next(generator.flow(images, batch_size=2)).max()
        """,
        new="""
        prepare = keras.Sequential(
            [keras.layers.Rescaling(1 / 255), keras.layers.RandomFlip("horizontal")]
        )
        prepare(images, training=True).numpy().max()
        """,
        gives=1.0,
        why=Text(
            en="Each argument became a layer: `RandomRotation`, `RandomZoom`, `RandomTranslation`. "
            "Folders of pictures are read by `keras.utils.image_dataset_from_directory`.",
            zh="每个参数都变成了层：`RandomRotation`、`RandomZoom`、`RandomTranslation`。"
            "整个文件夹的图片用 `keras.utils.image_dataset_from_directory` 读取。",
        ),
    ),
    Migration(
        "tokenizer",
        given='texts = ["red wine red", "red wine car"]',
        old="""
        from keras.preprocessing.text import Tokenizer

        tokenizer = Tokenizer()
        tokenizer.fit_on_texts(texts)
        tokenizer.texts_to_sequences(texts)
        """,
        new="""
        vectorize = keras.layers.TextVectorization()
        vectorize.adapt(texts)
        vectorize(texts) - 1
        """,
        gives=[[1, 2, 1], [1, 2, 3]],
        why=Text(
            en="The layer keeps 0 for padding and 1 for words that it has never seen, so its "
            "numbers are one higher than the `Tokenizer`'s.",
            zh="这一层把 0 留给补齐，把 1 留给没见过的词，所以编号比 `Tokenizer` 的大 1。",
        ),
    ),
    Migration(
        "timeseries-generator",
        given="data = np.arange(5)",
        old="""
        from keras.preprocessing.sequence import TimeseriesGenerator

        x, y = TimeseriesGenerator(data, data, length=2)[0]
        (x, y)
        """,
        new="""
        batches = keras.utils.timeseries_dataset_from_array(data[:-1], data[2:], sequence_length=2)
        x, y = next(iter(batches))
        (x, y)
        """,
        gives=([[0, 1], [1, 2], [2, 3]], [2, 3, 4]),
        why=Text(
            en="The new function pairs the window that begins at `i` with `targets[i]`, so the "
            "targets are shifted by the length of the window.",
            zh="新函数把从 `i` 开始的窗口与 `targets[i]` 配对，所以目标要错开一个窗口的长度。",
        ),
    ),
    Migration(
        "np-utils",
        old="""
        from keras.utils import np_utils

        np_utils.to_categorical([0, 2])
        """,
        new="""
        from keras.utils import to_categorical

        to_categorical([0, 2])
        """,
        gives=[[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]],
        why=Text(
            en="The function stands in `keras.utils` itself.",
            zh="这个函数就在 `keras.utils` 里。",
        ),
    ),
    Migration(
        "sequence-workers",
        given="""
        class Batches(keras.utils.PyDataset):
            def __len__(self):
                return 2

            def __getitem__(self, index):
                return np.zeros((4, 3)), np.zeros(4)

        model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        """,
        old="""
        history = model.fit(Batches(), workers=2, max_queue_size=10, verbose=0)
        history.history["loss"]
        """,
        new="""
        history = model.fit(Batches(workers=2, max_queue_size=10), verbose=0)
        history.history["loss"]
        """,
        gives=[0.0],
        why=Text(
            en="How many workers make the batches is the business of the data set, not of `fit`.",
            zh="用几个进程准备数据，是数据集的事，不归 `fit` 管。",
        ),
        likewise=(
            (
                "model.fit(Batches(), use_multiprocessing=False, verbose=0)",
                "model.fit(Batches(use_multiprocessing=False), verbose=0)",
            ),
        ),
    ),
    Migration(
        "py-dataset-init",
        given="""
        class Batches(keras.utils.PyDataset):
            def __len__(self):
                return len(self.x)

            def __getitem__(self, index):
                return self.x[index], self.x[index]

        x = np.zeros((2, 4, 1))
        model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        """,
        old="""
        class Old(Batches):
            def __init__(self, x):
                self.x = x

        model.fit(Old(x), verbose=0).history["loss"]
        """,
        new="""
        class New(Batches):
            def __init__(self, x, **kwargs):
                super().__init__(**kwargs)
                self.x = x

        model.fit(New(x), verbose=0).history["loss"]
        """,
        gives=[0.0],
        warns=True,
        why=Text(
            en="`keras.utils.Sequence` is `PyDataset` now, and its `__init__` takes the number of "
            "workers; without it they cannot be set.",
            zh="`keras.utils.Sequence` 现在就是 `PyDataset`，进程数由它的 `__init__` 接收；"
            "不调用它，就无法设置。",
        ),
    ),
)
