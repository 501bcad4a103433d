"""The sheet of callbacks."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group, Kind

__all__ = ["CALLBACKS"]

DECIDING = Group(
    "deciding",
    entries=(
        Entry(
            "EarlyStopping",
            tex=r"t - t_\text{best} \ge \text{patience}",
            start="best, waited = np.inf, 0",
            code="""\
better = val_loss < best - min_delta
best, waited = (val_loss, 0) if better else (best, waited + 1)
stop = waited >= max(patience, 1)""",
            use=Text(
                en="Nearly always: training ends once the validation loss has not fallen for "
                "`patience` epochs. Set `restore_best_weights=True`, or the last weights are kept.",
                zh="几乎总要用：验证损失连续 `patience` 个轮次不再下降，训练就结束。"
                "要设 `restore_best_weights=True`，否则留下的是最后的权重。",
            ),
            avoid=Text(
                en="As it comes, without patience: a single bad epoch ends the training. No "
                "validation set: it has nothing to look at.",
                zh="直接用默认设置：`patience` 是 0，一个坏的轮次就让训练结束。"
                "没有验证集：它就没有可看的。",
            ),
            chapter="ch04-early-stopping",
        ),
        Entry(
            "ReduceLROnPlateau",
            tex=r"\eta \leftarrow \max(f \eta, \eta_\text{min})",
            start="best, waited = np.inf, 0",
            code="""\
better = val_loss < best - min_delta
best, waited = (val_loss, 0) if better else (best, waited + 1)
if waited >= patience:
    learning_rate, waited = max(factor * learning_rate, min_lr), 0""",
            use=Text(
                en="The number of epochs is not known: the learning rate falls whenever the "
                "validation loss has stood still. Give it less patience than early stopping.",
                zh="不知道要训练多少轮次：验证损失停滞时就降低学习率。它的耐心要比早停小。",
            ),
            avoid=Text(
                en="Together with a schedule; a `min_lr` as large as the first learning rate, "
                "with which it never acts.",
                zh="再配学习率调度；或者 `min_lr` 和最初的学习率一样大，那样它永远不起作用。",
            ),
            chapter="ch07-schedule",
        ),
        Entry(
            "LearningRateScheduler",
            tex=r"\eta \leftarrow f(\text{epoch}, \eta)",
            code="learning_rate = schedule(epoch, learning_rate)",
            example={"schedule": "f"},
            use=Text(
                en="A rule of your own for the learning rate, once an epoch.",
                zh="自己写学习率的规则，每个轮次一次。",
            ),
            avoid=Text(
                en="It should change with every step: give the optimizer a schedule.",
                zh="想每一步都变：把学习率调度交给优化器。",
            ),
            chapter="ch07-schedule",
        ),
        Entry(
            "TerminateOnNaN",
            tex=r"L \notin \mathbb R",
            code="stop = not np.isfinite(loss)",
            use=Text(
                en="Long trainings: stop at once when the loss is NaN or infinite.",
                zh="长时间的训练：损失一变成 NaN 或无穷大就停。",
            ),
            avoid=Text(
                en="In place of looking for the cause: unscaled inputs, too high a learning rate.",
                zh="用它代替找原因：输入没有缩放，学习率太高。",
            ),
            chapter="ch08-not-learning",
        ),
    ),
)

KEEPING = Group(
    "keeping",
    entries=(
        Entry(
            "ModelCheckpoint",
            use=Text(
                en="The best model so far in a file (`save_best_only=True`).",
                zh="把目前最好的模型存成文件（`save_best_only=True`）。",
            ),
            avoid=Text(
                en="Going on after a crash: it keeps neither the epoch nor what early stopping "
                "has counted; take BackupAndRestore.",
                zh="中断后接着训练：它不记轮次，也不记早停数到了几；用 BackupAndRestore。",
            ),
            chapter="ch07-many-devices",
        ),
        Entry(
            "BackupAndRestore",
            use=Text(
                en="Long trainings on machines that may be taken away: the next `fit` goes on "
                "where this one ended.",
                zh="在可能被收回的机器上长时间训练：下一次 `fit` 从断掉的地方接着来。",
            ),
            avoid=Text(
                en="Keeping the model: the files are deleted when training ends.",
                zh="保存模型：训练正常结束后，这些文件会被删掉。",
            ),
            chapter="ch07-many-devices",
        ),
        Entry(
            "OrbaxCheckpoint",
            use=Text(
                en="Several checkpoints of large models, written in the background, with the "
                "library Orbax.",
                zh="用 Orbax 库给大模型存多个检查点，在后台写。",
            ),
            avoid=Text(
                en="Orbax is not installed, or one file is enough.",
                zh="没有安装 Orbax，或者一个文件就够。",
            ),
        ),
        Entry(
            "SwapEMAWeights",
            tex=r"w \leftrightarrow \bar w",
            use=Text(
                en="An optimizer with `use_ema=True`: validates, and ends, with averaged weights.",
                zh="优化器设了 `use_ema=True`：用平均后的权重来验证和收尾。",
            ),
            avoid=Text(
                en="Without `use_ema=True`, which is an error; and batch normalization, whose "
                "averages belong to the other weights.",
                zh="没有设 `use_ema=True`（会报错）；有批量归一化：它的平均值属于另一组权重。",
            ),
        ),
    ),
)

WATCHING = Group(
    "watching",
    entries=(
        Entry(
            "History",
            use=Text(
                en="Nothing to do: `fit` adds it and returns it; `history.history` has the curves.",
                zh="不用管：`fit` 会自动加上并返回它；曲线在 `history.history` 里。",
            ),
            avoid=Text(
                en="In the list of callbacks: it is there already.",
                zh="写进回调列表：本来就有了。",
            ),
            chapter="ch04-learning-curves",
        ),
        Entry(
            "CSVLogger",
            use=Text(
                en="The numbers of every epoch in a file that a spreadsheet opens.",
                zh="把每个轮次的数写进文件，电子表格打得开。",
            ),
            avoid=Text(
                en="A second training into the same file without `append=True`: it begins anew.",
                zh="第二次训练写进同一个文件却没有设 `append=True`：会从头覆盖。",
            ),
        ),
        Entry(
            "TensorBoard",
            use=Text(
                en="Curves of many trainings side by side, histograms of weights, profiles.",
                zh="把许多次训练的曲线放在一起看，还有权重直方图和性能剖析。",
            ),
            avoid=Text(
                en="One short training: the history is enough.",
                zh="一次短的训练：看 history 就够。",
            ),
        ),
        Entry(
            "RemoteMonitor",
            use=Text(
                en="Sends the numbers of every epoch to an address of your own.",
                zh="每个轮次把数字发到你自己的地址。",
            ),
            avoid=Text(
                en="The address may not answer: training then waits or warns.",
                zh="那个地址可能没有应答：训练会等待或报警告。",
            ),
        ),
        Entry(
            "ProgbarLogger",
            use=Text(
                en="Nothing to do: `fit` adds it; `verbose=0` turns it off.",
                zh="不用管：`fit` 会自动加上；`verbose=0` 关掉它。",
            ),
            avoid=Text(
                en="In a log file, which its bar fills with thousands of lines: `verbose=2`.",
                zh="输出到日志文件：进度条会写出几千行，用 `verbose=2`。",
            ),
        ),
        Entry(
            "LambdaCallback",
            use=Text(
                en="A line of your own at the end of each epoch or batch.",
                zh="在每个轮次或每一批结束时，做一件自己的小事。",
            ),
            avoid=Text(
                en="More than a line: write a class that inherits from `Callback`.",
                zh="不止一行：写一个继承 `Callback` 的类。",
            ),
        ),
    ),
)

CALLBACKS = Kind(
    "keras.callbacks",
    groups=(DECIDING, KEEPING, WATCHING),
    machinery=frozenset({"Callback", "CallbackList"}),
    has_strings=False,
)
