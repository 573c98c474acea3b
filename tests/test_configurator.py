"""Settings: overriding, types, spelling, --help."""
import pytest

from configurator import configure

SCRIPT = '''"""What it does."""
import math
# first group
rate = 0.5  # how fast = how good
steps = 10  # how many
# second group
name = "a"  # what it is called
flag = False  # whether
half = 1 / 2
config, given = configure(globals())
late = 3
'''


@pytest.fixture
def namespace(tmp_path):
    path = tmp_path / "script.py"
    path.write_text(SCRIPT)
    return {"__file__": str(path), "__doc__": "What it does.", "rate": 0.5, "steps": 10, "name": "a", "flag": False, "half": 0.5, "late": 3}


def test_defaults_and_overrides(namespace, tmp_path):
    (tmp_path / "c.py").write_text("import math\n_base = 4\nsteps = _base * 5\nrate = 1\n")
    settings, given = configure(namespace, [str(tmp_path / "c.py"), "--name=x=y", "--flag=True", "--steps=7"])
    assert settings == {"rate": 1.0, "steps": 7, "name": "x=y", "flag": True}
    assert isinstance(settings["rate"], float) and given == {"steps", "rate", "name", "flag"}
    assert namespace["steps"] == 7 and namespace["late"] == 3


def test_order_decides(namespace, tmp_path):
    (tmp_path / "c.py").write_text("steps = 20\n")
    assert configure(namespace, ["--steps=7", str(tmp_path / "c.py")])[0]["steps"] == 20


def test_a_value_may_stand_apart(namespace, tmp_path):
    (tmp_path / "c.py").write_text("steps = 20\n")
    settings, given = configure(namespace, ["--name", "x,y", "--rate", "-1", str(tmp_path / "c.py")])
    assert settings == {"rate": -1.0, "steps": 20, "name": "x,y", "flag": False} and given == {"name", "rate", "steps"}
    with pytest.raises(SystemExit, match="--name needs a value"):
        configure(namespace, ["--name", "--flag=True"])


@pytest.mark.parametrize("argument, said", [
    ("--stps=7", "did you mean steps?"),
    ("--late=7", "no setting late"),  # below the settings: the script's own
    ("--steps=2.5", "steps: 2.5 (command line) is of type float, but steps takes int"),
    ("--steps=ten", "takes int"),
    ("--flag=1", "takes bool"),
    ("--rate=True", "takes float"),
    ("--steps", "--steps needs a value"),
    ("nowhere.py", "no config file nowhere.py"),
])
def test_wrong_argument_gets_a_sentence(namespace, argument, said):
    with pytest.raises(SystemExit, match=".") as e:
        configure(namespace, [argument])
    assert said in str(e.value)


@pytest.mark.parametrize("line, said", [("stps = 7", "did you mean steps?"), ("steps = 2.5", "takes int"), ("name = 3", "takes str")])
def test_wrong_line_in_a_file_gets_a_sentence(namespace, tmp_path, line, said):
    (tmp_path / "c.py").write_text(line)
    with pytest.raises(SystemExit) as e:
        configure(namespace, [str(tmp_path / "c.py")])
    assert said in str(e.value) and "c.py" in str(e.value)


def test_help_lists_every_setting(namespace, capsys):
    with pytest.raises(SystemExit) as e:
        configure(namespace, ["--help"])
    printed = capsys.readouterr().out
    assert e.value.code == 0 and "What it does." in printed and "second group" in printed
    for words in ("--rate=0.5", "how fast = how good", "--name='a'", "whether", "--flag=False"):
        assert words in printed
    assert "late" not in printed and "half" not in printed
