"""What a block of work costs: wall time and processor time, this process's, its children's and the workshop's."""

import os
import resource
from pathlib import Path
from time import perf_counter

from recruitment.dossier.press import press


class Spent:
    """Wall time and processor time of a block: this process's, the workshop's and its children's."""

    def __enter__(self):
        self.cpu, self.wall = -_cpu(), -perf_counter()
        return self

    def __exit__(self, *_):
        self.cpu, self.wall = self.cpu + _cpu(), self.wall + perf_counter()


def _cpu() -> float:
    ours = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    fields = Path(f"/proc/{press().process.pid}/stat").read_text().rpartition(")")[2].split()
    workshop = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return sum(used.ru_utime + used.ru_stime for used in ours) + workshop
