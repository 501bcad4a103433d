"""The code of the book *From One Neuron*: its data, models, figures and exercises.

Read the modules in this order:

- `environment`: the variables that a reader sets; `startup`: TensorFlow without its notices
- `arguments`: what a function's arguments must be; its signature says it
- `datasets`: the tables, real or synthetic, and where they come from
- `models`: small Keras models, built but not compiled
- `descent`: stochastic gradient descent on the smallest of them, step by step
- `backpropagation`: operations with their way back, put together to the gradient of a network
- `convolutions`: one filter over one picture, and the sizes of what comes out
- `interpretation`: favourite inputs, gradients of pictures, covered parts
- `vgg16`: thirteen convolutions that somebody else has trained
- `pretrained`: a network trained on ImageNet, rebuilt in Keras from its published weights;
  `transfer`: which layers of a reused network learn
- `penalties`: what large weights cost, and the gradient of that cost
- `training`: the same model trained from several seeds at once
- `distributed`: training on several devices and machines, from files, with checkpoints
- `serving`: a model behind an address; requests are checked, answered and logged
- `vocabulary`: every term once, in both languages, and the variants that are not to be used;
  `glossary`: what each term means
- `i18n`, `terms`: sentences in two languages, and the Chinese of every figure label
- `plots`: the figures; `live`: those that the reader moves; `tables`, `results`, `cards`: how
  tables and numbers reach the page
- `sheets`: cheat sheets of what Keras offers: formulas that run, pictures, uses
- `migrations`: old code beside the new, both run, and the error message of the old
- `checking`, `exercises`: exercises that check an answer, give hints and show a solution

Importing `neuronbook` imports none of them.
"""

__version__ = "0.1.0"
