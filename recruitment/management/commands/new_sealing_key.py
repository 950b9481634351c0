"""manage.py new_sealing_key: from now on a new key seals; the older ones stay for what they sealed."""

from django.core.management.base import BaseCommand

from recruitment.sealing import key_numbers, new_key


class Command(BaseCommand):
    help = "启用新的加密密钥：以后的内容用新密钥加密，旧密钥保留，只用于打开旧内容。"

    def handle(self, *args, **options):
        number = new_key()
        older = "、".join(str(n) for n in key_numbers() if n != number) or "无"
        self.stdout.write(
            f"第{number}号密钥已启用；保留的旧密钥：{older}。请连同 KEY_DIR 一起备份，并与数据库分开保存。"
        )
