"""The tables of the journal. Rows are added and never changed: guards.py has the database see to it."""

from django.conf import settings
from django.db import models

ZERO = "0" * 64
"""The hash before the first: of the chain and of the seals."""


class JournalEntry(models.Model):
    """One act. Every field but the two hashes is in the leaf hash (hashing.py); `hash` binds it to the one before."""

    seq = models.IntegerField("序号", primary_key=True)  # from 1, without gaps
    at = models.DateTimeField("录入时刻")  # the clock of the server
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")  # null: system
    acting_as = models.CharField("以何职务", max_length=200, blank=True)
    action = models.CharField("动作", max_length=40)
    subject = models.CharField("对象", max_length=64)
    follows = models.IntegerField("同一对象的上一条")  # 0: the first. An extract that leaves one out shows it
    happened_on = models.DateField("发生日期", null=True)  # the other clock: the day of the fact
    details = models.TextField("内容")  # canonical JSON
    salt = models.CharField(max_length=32)  # random: nobody guesses a neighbour's entry from its hash in a proof
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "journal_entry"
        indexes = (models.Index(fields=["subject", "seq"], name="journal_subject"),)
        verbose_name = "日志"

    def __str__(self):
        return f"{self.seq} {self.action} {self.subject}"


class JournalHead(models.Model):
    """One row: the end of the chain, and the lock that writers queue at. A trigger moves it with each entry."""

    seq = models.IntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "journal_head"

    def __str__(self):
        return f"{self.seq} {self.hash}"


class JournalSeal(models.Model):
    """A signed Merkle root over all entries since the seal before."""

    number = models.IntegerField("封存号", primary_key=True)  # from 1, without gaps
    at = models.DateTimeField("封存时刻")
    first_seq = models.IntegerField()
    last_seq = models.IntegerField()
    root = models.CharField("根", max_length=64)
    head_hash = models.CharField(max_length=64)  # chain hash of the last entry
    previous_seal = models.CharField(max_length=64)  # hash of the seal before
    key = models.CharField("公钥", max_length=64)  # Ed25519
    signature = models.CharField("签名", max_length=128)

    class Meta:
        db_table = "journal_seal"
        verbose_name = "日志封存"

    def __str__(self):
        return f"{self.number}: {self.first_seq}-{self.last_seq}"
