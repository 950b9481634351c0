"""Case files in and out: the format "recruitment-case/1" of `recruitment.rules.casefile`."""
