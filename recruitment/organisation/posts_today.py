"""Everything that one page shows, its menu, its lists and its forms, asks once in which posts its reader acts.

Who sees what is answered so. Whether somebody may act is asked of the database each time (`post_for`).
"""

from .selectors import POSTS_KEPT


class PostsTodayMiddleware:
    """The user of a request that only reads keeps the answer until the request is over."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in ("GET", "HEAD") and request.user.is_authenticated:
            setattr(request.user, POSTS_KEPT, None)
