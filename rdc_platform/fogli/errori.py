"""What a sheet can be refused for, whole: always with what to do about it."""


class FoglioError(ValueError):
    """The file cannot be read as the sheet it should be; the text is for whoever sent it."""
