"""The GPT: Qwen3's small dense architecture (Qwen team 2025, arXiv 2505.09388) in plain PyTorch.

Pre-norm blocks of attention and SwiGLU, RMSNorm, rotary positions (half-rotation), RMSNorm on each head's queries and keys,
no biases, the token embedding tied to the output. transformers, vLLM and llama.cpp know this architecture, so exported weights
need no custom code. Shapes in comments: B sequences, T tokens, C = n_embd, H heads, D = head_dim, V = vocab_size.
"""
import math
from dataclasses import dataclass

import torch
import torch.nn as nn
from torch.nn import functional as F

# Parameters with a 16,384-token vocabulary: base 35.7M, large 49.3M. tiny has 2.7M with 4,096 tokens, and is meant for that.
SIZES = {
    "tiny": dict(n_layer=4, n_head=3, n_embd=192),
    "base": dict(n_layer=8, n_head=8, n_embd=512),
    "large": dict(n_layer=12, n_head=8, n_embd=512),
}


# Dense bf16 peaks of the makers' data sheets, in TFLOP/s; the first name that fits counts.
PEAKS = {"H200": 989, "H100 NVL": 835, "H100 PCIe": 756, "H100": 989, "A100": 312, "A10G": 70, "L40S": 362, "L4": 121, "4090": 165, "3090": 71, "T4": 65}


def flops_per_token(parameters, n_layer, width, block_size):
    """Floating point operations of one training token, forward and backward: 6N + 12 L Q T, Q the width of all heads (PaLM, arXiv 2204.02311, appendix B)."""
    return 6 * parameters + 12 * n_layer * width * block_size


def peak_flops(device_name):
    """Floating point operations per second that the device can do at best, or 0 if it is not known."""
    return next((flops * 1e12 for name, flops in PEAKS.items() if name in device_name), 0)


@dataclass
class GPTConfig:
    block_size: int = 1024  # tokens of context
    vocab_size: int = 16384
    n_layer: int = 8
    n_head: int = 8
    n_embd: int = 512
    n_kv_head: int = 0  # key/value heads; 0: as many as n_head
    head_dim: int = 0  # 0: n_embd // n_head
    n_hidden: int = 0  # width inside the MLP; 0: 3 * n_embd
    dropout: float = 0.0  # of the embedding and of what each block adds; attention itself has none, so it stays flash attention
    rope_theta: float = 10000.0
    norm_eps: float = 1e-6

    def __post_init__(self):
        self.n_kv_head = self.n_kv_head or self.n_head
        self.head_dim = self.head_dim or self.n_embd // self.n_head
        self.n_hidden = self.n_hidden or 3 * self.n_embd
        if self.n_head % self.n_kv_head or self.head_dim % 2:
            raise ValueError(f"n_head ({self.n_head}) must be a multiple of n_kv_head ({self.n_kv_head}) and head_dim ({self.head_dim}) even")


def rotate(x, cos, sin):
    """Rotary position embedding (Su et al. 2021, arXiv 2104.09864) of x (B, H, T, D); cos and sin are (T, D)."""
    first, second = x.chunk(2, dim=-1)  # not slices: their gradients are filled up with zeros and added
    return x * cos + torch.cat((-second, first), dim=-1) * sin


class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.n_head, self.n_kv_head, self.head_dim = config.n_head, config.n_kv_head, config.head_dim
        self.q = nn.Linear(config.n_embd, self.n_head * self.head_dim, bias=False)
        self.k = nn.Linear(config.n_embd, self.n_kv_head * self.head_dim, bias=False)
        self.v = nn.Linear(config.n_embd, self.n_kv_head * self.head_dim, bias=False)
        self.o = nn.Linear(self.n_head * self.head_dim, config.n_embd, bias=False)
        self.q_norm = nn.RMSNorm(self.head_dim, eps=config.norm_eps)  # over D, not over the whole of C
        self.k_norm = nn.RMSNorm(self.head_dim, eps=config.norm_eps)

    def forward(self, x, cos, sin, cache=None, pos=0):
        B, T, _ = x.shape
        q = self.q(x).view(B, T, self.n_head, self.head_dim)
        k = self.k(x).view(B, T, self.n_kv_head, self.head_dim)
        v = self.v(x).view(B, T, self.n_kv_head, self.head_dim).transpose(1, 2)
        q = rotate(self.q_norm(q).transpose(1, 2), cos, sin).to(v.dtype)  # autocast normalizes in float32
        k = rotate(self.k_norm(k).transpose(1, 2), cos, sin).to(v.dtype)
        mask = None
        if cache is not None:
            keys, values = cache  # (B, n_kv_head, length, D), filled up to pos
            if isinstance(pos, torch.Tensor):  # all shapes stay the same: what a compiled step wants
                keys.index_copy_(2, pos, k.to(keys.dtype))
                values.index_copy_(2, pos, v.to(keys.dtype))
                k, v, mask = keys, values, (torch.arange(keys.size(2), device=x.device) <= pos)[None, :]
            else:
                keys[:, :, pos:pos + T], values[:, :, pos:pos + T] = k, v
                k, v = keys[:, :, :pos + T], values[:, :, :pos + T]
                if pos and T > 1:  # new token i sees everything up to pos + i
                    mask = torch.ones(T, pos + T, dtype=torch.bool, device=x.device).tril(pos)
        y = F.scaled_dot_product_attention(q, k.to(q.dtype), v.to(q.dtype), attn_mask=mask, is_causal=T > 1 and mask is None, enable_gqa=self.n_kv_head != self.n_head)
        return self.o(y.transpose(1, 2).reshape(B, T, -1))


class MLP(nn.Module):
    """SwiGLU (Shazeer 2020, arXiv 2002.05202)."""

    def __init__(self, config):
        super().__init__()
        self.gate = nn.Linear(config.n_embd, config.n_hidden, bias=False)
        self.up = nn.Linear(config.n_embd, config.n_hidden, bias=False)
        self.down = nn.Linear(config.n_hidden, config.n_embd, bias=False)

    def forward(self, x):
        return self.down(F.silu(self.gate(x)) * self.up(x))


class Dropout(nn.Module):
    """Dropout whose probability is a tensor, so that it can change while a compiled model trains. One serves the whole model."""

    def __init__(self, p):
        super().__init__()
        self.on = p > 0
        self.register_buffer("p", torch.tensor(p), persistent=False)

    def forward(self, x):
        if not (self.on and self.training):
            return x
        if x.device.type == "cpu":  # where random numbers are dear: four of 16 bits out of one
            bits = torch.randint(-2**63, 2**63 - 1, (x.numel() // 4 + 1,)).view(torch.int16)[:x.numel()].view(x.shape)
            keep = bits >= self.p * 2**16 - 2**15
        else:
            keep = torch.rand(x.shape, device=x.device) >= self.p
        return x * keep / (1 - self.p).to(x.dtype)


class Block(nn.Module):
    def __init__(self, config, dropout):
        super().__init__()
        self.attn_norm = nn.RMSNorm(config.n_embd, eps=config.norm_eps)
        self.attn = Attention(config)
        self.mlp_norm = nn.RMSNorm(config.n_embd, eps=config.norm_eps)
        self.mlp = MLP(config)
        self.dropout = dropout

    def forward(self, x, cos, sin, cache=None, pos=0):
        x = x + self.dropout(self.attn(self.attn_norm(x), cos, sin, cache, pos))
        return x + self.dropout(self.mlp(self.mlp_norm(x)))


class LinearCrossEntropy(torch.autograd.Function):
    """mean cross entropy of the logits x W^T, which are never there all at once: x (N, C), W (V, C), targets (N,), of which -1 do not count.

    A chunk of rows at a time gives its part of the loss and, while its logits are at hand, of both gradients. All logits of a step are the largest tensor of
    a small model (2 GB for 32 sequences of 1,024 and 16,384 tokens, several times over); on a CPU chunks that fit the cache save a sixth of a step (LOG.md).
    The idea is Liger Kernel's (Hsu et al. 2024, arXiv 2410.10989).

    `teachers` are the x (N, C') and W (V, C') of other models, in turn. With them a token's target is no longer that token alone: the share `taught` of it
    is the mean of what the teachers hold likely (distillation, Hinton et al. 2015, arXiv 1503.02531).
    """

    @staticmethod
    def forward(ctx, x, weight, targets, taught, *teachers):
        rows = max(1, (2**26 if x.is_cuda else 2**21) // len(weight))
        dx, dweight, total, count = torch.empty_like(x), torch.zeros_like(weight), x.new_zeros(()), (targets >= 0).sum()
        for first in range(0, len(x), rows):
            part, chunk = slice(first, first + rows), x[first:first + rows]
            counts, index = targets[part, None] >= 0, targets[part, None].clamp(min=0)
            z = F.linear(chunk, weight).float()
            log_sum = z.logsumexp(-1, keepdim=True)
            if teachers:
                soft = sum(F.linear(h[part], w).float().softmax(-1) for h, w in zip(teachers[::2], teachers[1::2])) * (taught * 2 / len(teachers))
                soft.scatter_add_(1, index, torch.full_like(log_sum, 1 - taught))
                total += ((log_sum - (soft * z).sum(-1, keepdim=True)) * counts).sum()
                z.sub_(log_sum).exp_().sub_(soft).mul_(counts)
            else:
                total += ((log_sum - z.gather(1, index)) * counts).sum()
                z.sub_(log_sum).exp_().scatter_add_(1, index, torch.full_like(log_sum, -1.0)).mul_(counts)  # softmax less one-hot: the gradient of the sum
            dx[part] = F.linear(z, weight.t())
            dweight += F.linear(z.t(), chunk.t())
        ctx.save_for_backward(dx, dweight, count)
        ctx.inputs = 4 + len(teachers)
        return total / count

    @staticmethod
    def backward(ctx, grad):
        dx, dweight, count = ctx.saved_tensors
        grad = grad / count  # not before: float16 would lose what is divided by thousands
        return dx * grad, dweight * grad, *[None] * (ctx.inputs - 2)


class Int8Linear(nn.Module):
    """A matrix (N, C) for writing on a CPU: whole numbers from -127 to 127 and a scale for each row, a quarter of the bytes that a token has to wait for."""

    def __init__(self, weight):
        super().__init__()
        scale = (weight.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127).bfloat16()
        self.register_buffer("weight", (weight / scale).round().clamp(-127, 127).to(torch.int8))
        self.register_buffer("scale", scale[:, 0])

    def forward(self, x):
        return torch._weight_int8pack_mm(x.bfloat16().flatten(0, -2), self.weight, self.scale).unflatten(0, x.shape[:-1]).to(x.dtype)


class GPT(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.embed = nn.Embedding(config.vocab_size, config.n_embd)  # also the output matrix
        self.register_module("output", None)  # unless it is in 8 bits
        self.dropout = Dropout(config.dropout)
        self.blocks = nn.ModuleList(Block(config, self.dropout) for _ in range(config.n_layer))
        self.norm = nn.RMSNorm(config.n_embd, eps=config.norm_eps)
        # Angles in float64: at position 1,000 float32 is already off in the fifth digit.
        freqs = config.rope_theta ** (-torch.arange(0, config.head_dim, 2, dtype=torch.float64) / config.head_dim)
        angles = torch.outer(torch.arange(config.block_size, dtype=torch.float64), freqs).repeat(1, 2)  # (block_size, D)
        self.register_buffer("cos", angles.cos().float(), persistent=False)
        self.register_buffer("sin", angles.sin().float(), persistent=False)
        for name, p in self.named_parameters():
            if p.dim() == 2:  # GPT-2's: the matrices that write into the residual stream start smaller, the deeper the model
                std = 0.02 / math.sqrt(2 * config.n_layer) if name.endswith(("o.weight", "down.weight")) else 0.02
                nn.init.normal_(p, std=std)

    def num_params(self):
        """Number of parameters; the tied embedding counts once."""
        return sum(p.numel() for p in self.parameters())

    def flops_per_token(self):
        """flops_per_token() of this model."""
        c = self.config
        return flops_per_token(self.num_params(), c.n_layer, c.n_head * c.head_dim, c.block_size)

    def to_int8(self):
        """All matrices in 8 bits from now on, on a CPU and to write with only. Returns self."""
        self.output = Int8Linear(self.embed.weight.detach())
        for module in list(self.blocks.modules()):
            for name, linear in module.named_children():
                if isinstance(linear, nn.Linear):
                    setattr(module, name, Int8Linear(linear.weight.detach()))
        return self

    def logits(self, x):
        """(B, T, C), what `hidden` gives, -> (B, T, V)."""
        return F.linear(x, self.embed.weight) if self.output is None else self.output(x)

    def hidden(self, idx, cache=None, pos=0):
        """What the last block leaves, normalized, (B, T, C): the logits are its products with the rows of `embed`. The arguments are those of `forward`."""
        T = idx.size(1)
        if isinstance(pos, torch.Tensor):
            cos, sin = self.cos[pos], self.sin[pos]
        else:
            if pos + T > self.config.block_size:
                raise ValueError(f"{pos + T} tokens do not fit into a block of {self.config.block_size}")
            cos, sin = self.cos[pos:pos + T], self.sin[pos:pos + T]
        x = self.dropout(self.embed(idx))
        for i, block in enumerate(self.blocks):
            x = block(x, cos, sin, cache and cache[i], pos)
        return self.norm(x)

    def forward(self, idx, targets=None, cache=None, pos=0, reduction="mean", need_logits=True, taught=0.0, teachers=()):
        """idx (B, T) token ids -> (logits, loss).

        With `targets` (B, T): logits (B, T, V) and the mean cross entropy in nats per token; targets of -1 do not count. With
        reduction="none" the loss is that of each token, (B, T), and zero where the target is -1. With need_logits=False the mean loss costs less memory
        and time, and None stands for the logits; then `taught` and `teachers` are those of LinearCrossEntropy.
        Without: the logits of the last position only, (B, 1, V), and None.
        With `cache` (of `make_cache`) idx holds the tokens from position `pos` on; their keys and values are added to it. For a single token, `pos` may be
        a tensor (1,): then no shape depends on it, and the call can be compiled once for all positions.
        """
        x = self.hidden(idx, cache, pos)
        if targets is None:
            return self.logits(x[:, -1:]), None
        if not need_logits:
            return None, LinearCrossEntropy.apply(x.flatten(0, 1), self.embed.weight, targets.flatten(), taught, *teachers)
        logits = self.logits(x)
        loss = F.cross_entropy(logits.float().view(-1, logits.size(-1)), targets.reshape(-1), ignore_index=-1, reduction=reduction)
        return logits, loss if reduction == "mean" else loss.view_as(targets)

    def make_cache(self, batch, length=0):
        """An empty KV cache for `batch` sequences of up to `length` tokens (0: block_size): per layer a pair of tensors (B, n_kv_head, length, D)."""
        c = self.config
        shape = (batch, c.n_kv_head, length or c.block_size, c.head_dim)
        return [tuple(self.embed.weight.new_zeros(shape) for _ in range(2)) for _ in range(c.n_layer)]

    @torch.no_grad()
    def stream(self, idx, max_new_tokens, temperature=1.0, top_k=0, top_p=1.0, eot=None, generator=None, lengths=None, min_p=0.0, repetition_penalty=1.0, decode=None):
        """idx (B, T) with T >= 1: the prompts. Yields what follows them, token by token, each (B, 1).

        Prompts that differ in length are filled up on the right with anything, and `lengths` (B,) says how long each is. What is yielded begins behind the
        shortest; the others' own tokens come first, and a shorter one gets more than max_new_tokens.

        temperature 0 takes the likeliest token each time. top_k > 0 keeps the k likeliest, 0 < top_p < 1 the likeliest that together reach that probability
        (Holtzman et al. 2019, arXiv 1904.09751), min_p > 0 those that have that share of the likeliest one's probability (Nguyen et al. 2024, arXiv
        2407.01082). A repetition_penalty above 1 makes what stands in the text already less likely: its logits are divided by it, negative ones multiplied
        (Keskar et al. 2019, arXiv 1909.05858). A row that wrote `eot` is filled with it; when all have, the stream ends. `generator` (on the model's device)
        makes sampling repeatable and leaves the global one alone. `decode` stands in for this model where a single token is added, for example
        torch.compile(model, mode="reduce-overhead").

        When block_size tokens stand in the cache, the older half is forgotten and the newer half computed afresh, at its new positions.
        """
        was_training = self.training
        self.eval()
        try:
            size, width = self.config.block_size, idx.size(1)
            at = width if lengths is None else int(lengths.min())
            text = torch.cat((idx, idx.new_zeros(idx.size(0), max_new_tokens)), dim=1)  # the longer prompts' tokens are in place where others are drawn
            cache, start, pos = self.make_cache(idx.size(0), min(size, text.size(1))), max(0, at - size), 0  # the cache holds text[start:start + pos]
            done = torch.zeros(idx.size(0), 1, dtype=torch.bool, device=idx.device)
            while at < text.size(1):
                if at - start > size:
                    start, pos = at - (size + 1) // 2, 0
                new = text[:, start + pos:at]
                if decode is not None and new.size(1) == 1:
                    logits, _ = decode(new, cache=cache, pos=torch.tensor([pos], device=idx.device))
                else:
                    logits, _ = self(new, cache=cache, pos=pos)
                pos, logits = at - start, logits[:, -1].float()
                if repetition_penalty != 1:
                    said = logits.gather(1, text[:, :at])
                    logits = logits.scatter(1, text[:, :at], torch.where(said > 0, said / repetition_penalty, said * repetition_penalty))
                token = sample(logits, temperature, top_k, top_p, generator, min_p)
                given = (lengths > at).unsqueeze(1) if at < width and lengths is not None else torch.zeros_like(done)
                if eot is not None:
                    token = torch.where(done, eot, token)
                    done |= (token == eot) & ~given
                text[:, at:at + 1] = token = torch.where(given, text[:, at:at + 1], token)
                at += 1
                yield token
                if eot is not None and done.all():
                    break
        finally:
            self.train(was_training)

    def generate(self, idx, max_new_tokens, *args, **settings):
        """idx (B, T) -> (B, T + up to max_new_tokens): the prompts, continued. The settings are those of `stream`."""
        lengths = settings.get("lengths")
        return torch.cat((idx if lengths is None else idx[:, :int(lengths.min())], *self.stream(idx, max_new_tokens, *args, **settings)), dim=1)


def sample(logits, temperature=1.0, top_k=0, top_p=1.0, generator=None, min_p=0.0):
    """Draw a token from each row of logits (B, V) -> (B, 1). The settings mean what they mean in `GPT.stream`."""
    if temperature == 0:
        return logits.argmax(-1, keepdim=True)
    logits, index = logits / temperature, None
    if 0 < top_k < logits.size(-1):
        logits, index = logits.topk(top_k)  # in order; the rest need no random number
    elif 0 < top_p < 1:
        logits, index = logits.sort(descending=True)
    if 0 < top_p < 1:
        probs = logits.softmax(-1)
        logits = logits.masked_fill(probs.cumsum(-1) - probs >= top_p, -math.inf)  # the first token always stays
    if min_p > 0:
        logits = logits.masked_fill(logits < logits.amax(-1, keepdim=True) + math.log(min_p), -math.inf)
    token = torch.multinomial(logits.softmax(-1), 1, generator=generator)
    return token if index is None else index.gather(-1, token)
