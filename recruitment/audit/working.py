"""Several processes at one campaign. Each takes cases that no other holds; SQLite has one writer, hence one worker."""

from multiprocessing import get_context

from django.db import connection, connections

from .models import Campaign
from .services.sifting import sift_campaign


def sift_with(campaign: Campaign, workers: int) -> int:
    """Sift `campaign` in `workers` processes; returns the cases that were sifted."""
    waiting = campaign.items.filter(sifted_at__isnull=True).count()
    if workers > 1 and connection.vendor == "postgresql":
        connections.close_all()  # a forked child must not share our connection
        children = [get_context("fork").Process(target=_work, args=(campaign.pk,)) for _ in range(workers)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        if any(child.exitcode for child in children):
            raise RuntimeError("a worker of the sieve ended early; what it had not finished is still to be sifted")
    sift_campaign(campaign)  # what is left, and the population as a whole
    return waiting


def _work(campaign: int) -> None:
    try:
        sift_campaign(Campaign.objects.get(pk=campaign))
    finally:
        connections.close_all()
