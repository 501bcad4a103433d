"""Words of the figures about training on several devices: files, batches, schedules."""

LABELS = {
    # what a pipeline does, step by step
    "files": "文件",
    "batch": "分批",  # the verb; a batch is 批
    "now": "现在",
    # schedules of the learning rate
    "ReduceLROnPlateau, min_lr = {}": "ReduceLROnPlateau，min_lr = {}",
    "warm-up and cosine": "预热加余弦",
}
