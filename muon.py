"""Muon for the matrices inside the blocks (Jordan et al. 2024, kellerjordan.github.io/posts/muon).

The gradient's momentum is replaced by the nearest matrix with orthonormal rows or columns, so that every direction learns at the same pace.
torch.optim.Muon computes the same one matrix at a time and always in bfloat16, which most CPUs do slowly; here equal shapes go together, in a precision
that can be chosen.
"""
import torch


def orthogonalize(matrices, dtype=torch.float32, steps=5):
    """`matrices` (N, rows, columns) -> their U V^T of the singular value decomposition U S V^T, up to singular values between 0.7 and 1.2.

    A quintic Newton-Schulz iteration, with Jordan's coefficients, in the precision `dtype`. It works on the shorter side.
    """
    x = matrices.to(dtype)
    tall = x.size(1) > x.size(2)
    x = x.mT if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        a = x @ x.mT
        b = torch.baddbmm(a, a, a, beta=-4.7750, alpha=2.0315)
        x = torch.baddbmm(x, b, x, beta=3.4445)
    return (x.mT if tall else x).to(matrices.dtype)


class Muon(torch.optim.Optimizer):
    """Muon with Nesterov momentum and decoupled weight decay, for matrices only. `lr` is the length of a step for a square matrix, `dtype` the precision in
    which it is found."""

    def __init__(self, params, lr, momentum=0.95, weight_decay=0.0, dtype=torch.float32):
        super().__init__(params, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))
        self.dtype = dtype

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            shapes = {}
            for p in group["params"]:
                if p.grad is not None:
                    shapes.setdefault(p.shape, []).append(p)
            for (rows, columns), params in shapes.items():
                updates = []
                for p in params:
                    average = self.state[p].setdefault("momentum", torch.zeros_like(p))
                    average.lerp_(p.grad, 1 - group["momentum"])
                    updates.append(p.grad.lerp(average, group["momentum"]))
                length = group["lr"] * max(1, rows / columns) ** 0.5
                for p, update in zip(params, orthogonalize(torch.stack(updates), self.dtype)):
                    p.mul_(1 - group["lr"] * group["weight_decay"]).add_(update, alpha=-length)


def make_optimizers(model, learning_rate, muon_lr, weight_decay, betas, muon_dtype=torch.float32):
    """{"optimizer": AdamW, "muon": Muon}: with `muon_lr` the matrices inside the blocks learn by Muon, else AdamW has them, too. What has one dimension, the
    gains, does not decay; all else loses the same share a step, whichever optimizer has it: learning_rate * weight_decay at the peak."""
    inner, matrices, gains = [], [], []
    for name, p in model.named_parameters():
        (gains if p.dim() == 1 else inner if muon_lr and name.startswith("blocks.") else matrices).append(p)
    found = {"optimizer": torch.optim.AdamW([{"params": matrices, "weight_decay": weight_decay}, {"params": gains, "weight_decay": 0.0}], lr=learning_rate, betas=betas,
                                            fused=matrices[0].device.type in ("cuda", "cpu"))}
    if muon_lr:
        found["muon"] = Muon(inner, muon_lr, weight_decay=weight_decay * learning_rate / muon_lr, dtype=muon_dtype)
    for optimizer in found.values():
        for group in optimizer.param_groups:
            group["full_decay"] = group["weight_decay"]  # the trainer may begin with less
    return found
