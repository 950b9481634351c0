"""One chapter per step. A chapter's worked examples are `examples/<the same name>.yaml`."""
