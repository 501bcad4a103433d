"""The sheet of layers."""

from neuronbook.sheets.entries import Kind
from neuronbook.sheets.layers.attention import ATTENTION
from neuronbook.sheets.layers.convolutions import CONVOLUTIONS, POOLING
from neuronbook.sheets.layers.dense import ACTIVATING, DENSE, TOKENS
from neuronbook.sheets.layers.images import AUGMENTING, IMAGES
from neuronbook.sheets.layers.joining import JOINING, SHAPING
from neuronbook.sheets.layers.normalizing import NORMALIZING, REGULARIZING
from neuronbook.sheets.layers.preparing import PREPARING
from neuronbook.sheets.layers.recurrent import RECURRENT

__all__ = ["LAYERS"]

NAMED_ONLY = (
    "AugMix", "AutoContrast", "ContrastLimitedAdaptiveHistogramEqualization", "CutMix",
    "Equalization", "FlaxLayer", "GRUCell", "Identity", "InputLayer", "JaxLayer", "LSTMCell",
    "MaxNumBoundingBoxes", "MelSpectrogram", "MixUp", "Pipeline", "RNN", "RandAugment",
    "RandomColorDegeneration", "RandomColorJitter", "RandomElasticTransform", "RandomErasing",
    "RandomGaussianBlur", "RandomGrayscale", "RandomHue", "RandomInvert", "RandomPerspective",
    "RandomPosterization", "RandomSaturation", "RandomSharpness", "RandomShear",
    "ReversibleEmbedding", "STFTSpectrogram", "SimpleRNNCell", "Solarization", "StackedRNNCells",
    "TFSMLayer", "TorchModuleWrapper",
)  # fmt: skip

LAYERS = Kind(
    "keras.layers",
    groups=(
        DENSE, CONVOLUTIONS, POOLING, NORMALIZING, REGULARIZING, ACTIVATING, RECURRENT, TOKENS,
        ATTENTION, JOINING, SHAPING, PREPARING, IMAGES, AUGMENTING,
    ),
    machinery=frozenset({"InputSpec", "Layer", "Wrapper", "deserialize", "serialize"}),
    others=NAMED_ONLY,
    has_strings=False,
    unsaid=r"_(initializer|regularizer|constraint)$|^(data_format|lora_\w+|quantization_config)$",
)  # fmt: skip
