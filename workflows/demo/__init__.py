"""The demonstration: one case shown step by step, and an invented district shaped like a real one.

Everything goes through the same services as real work. People and places are invented; figures follow the
Taiping document (over 200 filed activists, 119 people received in two years, ten vetting departments).
"""
