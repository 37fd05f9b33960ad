"""What writes an answer from evidence: `extractive` without a model, `model` with one."""
