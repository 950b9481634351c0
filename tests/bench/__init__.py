"""Figures, not tests: `./run bench` prints one table. Nothing here asserts a time; machines are shared and noisy.

What is compared is measured in turn in one run, and the ratio of medians is what counts.
"""
