"""Files on their way in: one that is too large is let go while the rest of the form is kept."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from .cases.inspecting import MAX_BYTES


class Quota(FileUploadHandler):
    """Stops keeping a file at the limit; its name is then in `request.too_large`."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self._seen = 0

    def receive_data_chunk(self, raw_data, start):
        self._seen += len(raw_data)
        if self._seen > MAX_BYTES:
            self.request.too_large = [*getattr(self.request, "too_large", ()), self.file_name]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None
