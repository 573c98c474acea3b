"""Let a trained model continue a text, or answer a question.

    python sample.py                                             # the newest run below out/
    python sample.py --out_dir=out/art_large --seed=3
    python sample.py --start="Q: What is Cubism?\\nA:" --num_samples=3 --temperature=0.5
    python sample.py --start=FILE:prompts.txt --out=answers.jsonl    # one prompt a line; one JSON object a sample
    python sample.py --chat=True                                 # ask, and ask on
    echo "Who was Giotto?" | python sample.py --chat=True

Only out_dir is needed: the checkpoint carries the tokenizer.
"""
import json
import re
import shutil
import sys
from itertools import chain
from pathlib import Path

import torch

import tokenizer as tokenizers
from configurator import configure
from files import load_checkpoint
from model import GPT, GPTConfig

# settings
out_dir = ""  # the run to sample from; empty: the newest below out/
checkpoint = "best.pt"  # best.pt: lowest validation loss; last.pt: the newest
start = r"Q: What is Impressionism?\nA:|Q: Who was Vincent van Gogh?\nA:|Describe the art style of"  # | separates prompts, \n is a new line; or FILE:path
chat = False  # True: a conversation, in the corpus's own form of question and answer; /help says more
out = ""  # a file to write the samples to, one JSON object a line with prompt and text, instead of printing them
num_samples = 1  # for each prompt
max_new_tokens = 200  # each sample ends here or at its own end-of-text
temperature = 0.7  # 0: the likeliest token each time; 1: as the model has it
top_k = 50  # keep the k likeliest tokens; 0: all
top_p = 1.0  # keep the likeliest tokens that together reach this probability
min_p = 0.0  # keep the tokens that have at least this share of the likeliest one's probability
repetition_penalty = 1.0  # above 1: what stands in the text already becomes less likely
seed = 1337  # the same seed gives the same text
batch_size = 16  # samples at once
device = "auto"  # auto, cpu, cuda, mps
int8 = False  # on a CPU: True rounds the weights to 8 bits and writes 1.3 (many prompts) to 1.9 times (one) as fast
compile = False  # True takes half a minute, and then writes several times as fast on a GPU, a third faster with int8 on a CPU


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
        saved = load_checkpoint(path)
        model = GPT(GPTConfig(**saved["model_args"]))
        model.load_state_dict(saved["model"])
        return model.eval(), tokenizers.from_state(saved["tokenizer"]), saved
    except Exception as e:  # a damaged file fails in many ways
        raise SystemExit(f"{path.as_posix()} cannot be read as a checkpoint ({type(e).__name__}: {str(e).splitlines()[0] if str(e) else ''})")


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


def continued(model, rows, max_new_tokens, eot, **settings):
    """Continue the lists of ids `rows` together: [(what follows each, without its end-of-text; whether it ended by itself)]. The settings are those of GPT.stream."""
    device, found = model.embed.weight.device, []
    lengths = torch.tensor([len(row) for row in rows], device=device)
    idx = torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True).to(device)
    for row, new in zip(rows, model.generate(idx, max_new_tokens, eot=eot, lengths=lengths, **settings).tolist()):
        new = new[len(row):len(row) + max_new_tokens]
        ended = eot in new
        found.append((new[:new.index(eot)] if ended else new, ended))
    return found


class Writer:
    """A model that writes as the settings say: text in, text out."""

    def __init__(self, model, tokenizer):
        self.model, self.tokenizer = model, tokenizer
        self.generator = torch.Generator(model.embed.weight.device).manual_seed(seed)
        self.decode = torch.compile(model, mode="reduce-overhead", fullgraph=True) if compile else None

    def settings(self):
        return dict(eot=self.tokenizer.eot, temperature=temperature, top_k=top_k, top_p=top_p, min_p=min_p, repetition_penalty=repetition_penalty, generator=self.generator, decode=self.decode)

    def stream(self, ids):
        """Yields the text that follows `ids`, piece by piece, each as soon as its characters are whole."""
        new = []  # tokens that end within a character
        for token in self.model.stream(torch.tensor([ids], device=self.generator.device), max_new_tokens, **self.settings()):
            if token.item() == self.tokenizer.eot:
                break
            new.append(token.item())
            text = self.tokenizer.decode(new)
            if not text.endswith("\ufffd"):
                yield text
                new = []
        yield self.tokenizer.decode(new)

    def answers(self, prompts):
        """Yields what follows each of the texts `prompts`, in order, batch by batch."""
        for first in range(0, len(prompts), batch_size):
            rows = [[self.tokenizer.eot, *self.tokenizer.encode(prompt)] for prompt in prompts[first:first + batch_size]]  # end-of-text first, for so every document began in training
            for ids, _ in continued(self.model, rows, max_new_tokens, **self.settings()):
                yield self.tokenizer.decode(ids).rstrip()


# -----------------------------------------------------------------------------
# a conversation

HELP = "Ask something. /temperature 0.7 sets it, /reset forgets what was said,\n/quit (or Ctrl-D) leaves; Ctrl-C stops an answer."


def wrapped(pieces, width):
    """The text of `pieces`, word by word as words are whole, with line breaks where the next word would not fit into `width` columns."""
    column, word = 0, ""
    for piece in chain(pieces, [" "]):
        for part in re.findall(r"\s|\S+", piece):
            if not part.isspace():
                word += part
                continue
            if word and column + len(word) >= width:
                yield "\n"
                column = 0
            yield word + part
            column, word = 0 if part == "\n" else column + len(word) + 1, ""


def converse(writer):
    """Questions from the keyboard, or a pipe, and answers as they are written. Earlier questions and answers stay before the model as far as its context reaches,
    each as the document that it would be in the corpus."""
    global temperature
    tokenizer, room = writer.tokenizer, writer.model.config.block_size - min(max_new_tokens, writer.model.config.block_size // 2)
    asked_by_hand = sys.stdin.isatty()
    if asked_by_hand:
        import readline  # noqa: F401 (the arrow keys)
        print(HELP)
    said = []  # [ids of an exchange]
    while True:
        try:
            line = input("\n> " if asked_by_hand else "").strip()
        except EOFError:
            break
        except KeyboardInterrupt:
            print("\n(/quit leaves)", end="")
            continue
        if line.startswith("/"):
            command, *values = line.split()
            if command == "/quit":
                break
            elif command == "/reset":
                said.clear()
                print("forgotten")
            elif command == "/temperature" and len(values) == 1 and values[0].replace(".", "", 1).isdigit():
                temperature = float(values[0])
                print(f"temperature {temperature:g}")
            else:
                print(HELP)
            continue
        if not line:
            continue
        question = [tokenizer.eot, *tokenizer.encode(f"Q: {line}\nA:")][-room:]
        while said and sum(map(len, said)) + len(question) > room:
            said.pop(0)
        answer = ""

        def pieces():
            nonlocal answer
            for piece in writer.stream([i for ids in said for i in ids] + question):
                piece = piece if answer else piece.lstrip()
                answer += piece
                if "\nQ:" in answer:  # it goes on to ask itself
                    answer = answer[:answer.index("\nQ:")]
                    return
                yield piece
        try:
            for piece in wrapped(pieces(), shutil.get_terminal_size().columns) if asked_by_hand else pieces():
                print(piece, end="", flush=True)
        except KeyboardInterrupt:
            print(" ...", end="")
        print(flush=True)
        said.append(question + tokenizer.encode(" " + answer.strip()))


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
    if int8 and where != "cpu":
        raise SystemExit("int8: for --device=cpu only")
    writer = Writer(model.to_int8() if int8 else model, tokenizer)
    if chat:
        converse(writer)
        return
    prompts = [prompt for prompt in read_prompts(start) for _ in range(num_samples)]
    if out:
        with open(out, "w", encoding="utf-8") as f:
            for prompt, text in zip(prompts, writer.answers(prompts)):
                f.write(json.dumps({"prompt": prompt, "text": text}, ensure_ascii=False) + "\n")
        print(f"{out}: {len(prompts)} samples")
        return
    if len(prompts) == 1:
        print(prompts[0], end="", flush=True)
        for piece in writer.stream([tokenizer.eot, *tokenizer.encode(prompts[0])]):
            print(piece, end="", flush=True)
        print("\n")
        return
    for prompt, text in zip(prompts, writer.answers(prompts)):
        print(prompt + text, end="\n\n", flush=True)


if __name__ == "__main__":
    main()
