"""Let a trained model continue a text, or answer a question.

    python sample.py                                             # the newest run below out/
    python sample.py --out_dir=out/art_large --seed=3
    python sample.py --start="Q: What is Cubism?\\nA:" --num_samples=3 --temperature=0.5
    python sample.py --start=FILE:prompts.txt                    # one prompt a line

Only out_dir is needed: the checkpoint carries the tokenizer.
"""
import sys
from pathlib import Path

import torch

import tokenizer as tokenizers
from configurator import configure
from model import GPT, GPTConfig

# settings
out_dir = ""  # the run to sample from; empty: the newest below out/
checkpoint = "best.pt"  # best.pt: lowest validation loss; last.pt: the newest
start = r"Q: What is Impressionism?\nA:|Q: Who was Vincent van Gogh?\nA:|Describe the art style of"  # | separates prompts, \n is a new line; or FILE:path
num_samples = 1  # for each prompt
max_new_tokens = 200  # each sample ends here or at its own end-of-text
temperature = 0.7  # 0: the likeliest token each time; 1: as the model has it
top_k = 50  # keep the k likeliest tokens; 0: all
top_p = 1.0  # keep the likeliest tokens that together reach this probability
seed = 1337  # the same seed gives the same text
device = "auto"  # auto, cpu, cuda, mps


def find_run(name, checkpoint):
    """The file `checkpoint` of the run `name`, or of the newest below out/ if that is empty; ends the program with a sentence if there is none."""
    runs = sorted(Path("out").glob(f"*/{checkpoint}"), key=lambda path: path.stat().st_mtime)
    path = Path(name, checkpoint) if name or not runs else runs[-1]
    if not path.is_file():
        others = f"there are {', '.join(run.parent.as_posix() for run in runs)}" if runs else "train a model first, for example with `make demo`"
        raise SystemExit(f"there is no {path.as_posix() if name else 'trained model below out/'}: {others}")
    return path


def load_run(path):
    """The model (on the CPU, in evaluation mode) and tokenizer of the checkpoint at `path`, and the whole of it; ends the program with a sentence if it is damaged."""
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
        model = GPT(GPTConfig(**saved["model_args"]))
        model.load_state_dict(saved["model"])
        return model.eval(), tokenizers.from_state(saved["tokenizer"]), saved
    except Exception as e:  # a damaged file fails in many ways
        raise SystemExit(f"{path.as_posix()} cannot be read ({type(e).__name__}: {str(e).splitlines()[0] if str(e) else ''})")


def read_prompts(start):
    """The prompts that the setting `start` names: FILE:path has one a line, otherwise | separates them; a written \\n is a new line."""
    if start.startswith("FILE:"):
        try:
            found = Path(start[5:]).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as e:
            raise SystemExit(f"start: {start[5:]} cannot be read ({e})")
        found = [line for line in found if line.strip()]
    else:
        found = start.split("|")
    return [prompt.replace("\\n", "\n") for prompt in found]


def main():
    configure(globals())
    sys.stdout.reconfigure(errors="replace")  # a sample can hold what the terminal cannot show
    where = device if device != "auto" else "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    path = find_run(out_dir, checkpoint)
    if not out_dir:
        print(f"({path.as_posix()})\n", file=sys.stderr)
    model, tokenizer, _ = load_run(path)
    try:
        model = model.to(where)
    except (RuntimeError, AssertionError):
        raise SystemExit(f"device: {device!r} is not to be had here; --device=auto takes what there is")
    generator = torch.Generator(where).manual_seed(seed)
    for prompt in read_prompts(start):
        ids = [tokenizer.eot, *tokenizer.encode(prompt)]  # end-of-text first, for so every document began in training
        for _ in range(num_samples):
            new = model.generate(torch.tensor([ids], device=where), max_new_tokens, temperature, top_k, top_p, tokenizer.eot, generator)[0].tolist()
            print(prompt + tokenizer.decode(i for i in new[len(ids):] if i != tokenizer.eot).rstrip(), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
