"""Begin notebooks as a reader does: `python begin.py NOTEBOOK…` installs and imports.

Of each it runs the first cell, which installs the package from the site, and then every import.
"""

import ast
import json
import os
import sys
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell


def begin(path: Path, shell: InteractiveShell) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    os.chdir(path.parent)  # where Jupyter runs a notebook
    shell.run_cell(next(sources)).raise_error()
    for source in sources:
        statements = ast.parse(shell.transform_cell(source)).body
        imports = [each for each in statements if isinstance(each, ast.Import | ast.ImportFrom)]
        exec(compile(ast.Module(imports, []), str(path), "exec"), {})


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        begin(Path(argument), InteractiveShell.instance())
