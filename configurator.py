"""Settings: a script's defaults, overridden by config files and --key=value; later wins.

    python train.py config/art_large.py --learning_rate=3e-4 --out_dir=out/try1      (or --learning_rate 3e-4)

A script keeps its settings as plain assignments at the top of the file, one comment each, and then calls `configure(globals())`.
Config files are small Python files that assign some of the same names; names that start with an underscore are the file's own.
The shape is nanoGPT's; unlike there, an unknown name is an error in a file too, and a value must have the type of its default.
"""
import ast
import difflib
import sys
import tokenize
from pathlib import Path


def defaults(script):
    """The settings of `script` (a path), in order: {name: (default, comment, heading)}.

    They are the assignments of a plain value above the first function, class, `if` or call of `configure`.
    `heading` is the nearest comment line above that stands alone.
    """
    with tokenize.open(script) as f:
        lines = f.read().splitlines()
    found = {}
    for node in ast.parse("\n".join(lines)).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.If)) or "configure(" in lines[node.lineno - 1]:
            break
        if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
            continue
        try:
            value = ast.literal_eval(node.value)
        except ValueError:
            continue  # an expression: not a setting
        if isinstance(value, (bool, int, float, str)):
            comment = lines[node.end_lineno - 1].encode()[node.end_col_offset:].decode().strip().lstrip("# ")
            above = [line[1:].strip(" -") for line in lines[:node.lineno - 1] if line.startswith("#")]
            found[node.targets[0].id] = (value, comment, above[-1] if above else "")
    return found


def nearest(name, names):
    """' (did you mean X?)' for the name in `names` nearest to `name`, or '' if none is near."""
    close = difflib.get_close_matches(str(name), list(names), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def typed(name, value, default, where):
    """`value` as a value of the default's type. Text from a command line is parsed; ints pass for floats, and nothing else converts."""
    kind = type(default)
    if where == "command line" and kind is not str:
        try:
            value = ast.literal_eval({"true": "True", "false": "False"}.get(value, value))
        except (ValueError, SyntaxError):
            pass  # stays text, and fails below with the same sentence
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise SystemExit(f"{name}: {value!r} ({where}) is of type {type(value).__name__}, but {name} takes {kind.__name__}, for example {default!r}")
    return value


def from_file(path, known):
    """The settings that the config file at `path` assigns, checked against `known`."""
    if not path.is_file():
        others = [p.as_posix() for p in Path("config").glob("*.py")]
        raise SystemExit(f"there is no config file {path.as_posix()}{nearest(path.as_posix(), others)}; settings are given as --key=value")
    names = {}
    try:
        exec(compile(path.read_bytes(), str(path), "exec"), names)
    except Exception as e:
        raise SystemExit(f"{path.as_posix()} does not run: {type(e).__name__}: {e}")
    values = {}
    for name, value in names.items():
        if name.startswith("_") or type(value).__name__ == "module":
            continue
        if name not in known:
            raise SystemExit(f"{path.as_posix()}: there is no setting {name}{nearest(name, known)}; --help lists them")
        values[name] = typed(name, value, known[name][0], path.as_posix())
    return values


def help_text(script, doc, known):
    """What --help prints: the script's docstring and every setting with its default and comment."""
    out, last = [(doc or "").strip(), "", f"settings of {Path(script).name} (--key=value, or in a config file):"], None
    for name, (value, comment, heading) in known.items():
        if heading != last:
            out += ["", f"  {heading}"] if heading else [""]
            last = heading
        out.append(f"  --{name}={value!r}".ljust(36) + f"  {comment}".rstrip())
    return "\n".join(out)


def configure(namespace, argv=None):
    """Override the settings in `namespace` (a script's globals()) from `argv` (default: the command line).

    Returns (settings, given): all settings as a dict, and the set of names that were given in a file or on the command line.
    A wrong name, type or file ends the program with one sentence.
    """
    known = defaults(namespace["__file__"])
    argv = sys.argv[1:] if argv is None else argv
    if "--help" in argv or "-h" in argv:
        print(help_text(namespace["__file__"], namespace.get("__doc__"), known))
        raise SystemExit(0)
    values, rest = {}, iter(argv)
    for arg in rest:
        if not arg.startswith("-"):
            values |= from_file(Path(arg), known)
            continue
        name, equals, value = arg.lstrip("-").partition("=")
        if name not in known:
            raise SystemExit(f"there is no setting {name}{nearest(name, known)}; --help lists them")
        if not equals and (value := next(rest, "--")).startswith("--"):  # --key value will do, too
            raise SystemExit(f"--{name} needs a value: --{name}={known[name][0]!r} is the default")
        values[name] = typed(name, value, known[name][0], "command line")
    namespace.update(values)
    return {name: namespace[name] for name in known}, set(values)
