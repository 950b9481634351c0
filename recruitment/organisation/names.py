"""How a user is called."""


def name_of(user) -> str:
    """A user's name in the Chinese order."""
    return user.last_name + user.first_name or user.get_username()
