"""A chapter per step, in parts where a step has many rules.

Its worked examples lie in `examples/` under the step's number.
"""
