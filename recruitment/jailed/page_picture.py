"""Draws one page of a PDF, JPEG or PNG on stdin as a JPEG on stdout: PAGE (from 1) and WIDTH in pixels as arguments."""

import io
import sys

MAX_PIXELS = 60_000_000


def page_of_pdf(content: bytes, page: int, width: int):
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    shown = document[page - 1]
    across, down = shown.get_size()
    scale = width / across
    if width * down * scale > MAX_PIXELS:
        raise ValueError("page too long")
    return shown.render(scale=scale).to_pil()


def picture(content: bytes, width: int):
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None
    image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
    if image.width * image.height > MAX_PIXELS:
        raise ValueError("too many pixels")
    image.draft("RGB", (width, width))
    image = ImageOps.exif_transpose(image)
    image.thumbnail((width, width * 3))
    return image


def on_white(image):
    """Without transparency, in plain RGB, whatever it was."""
    from PIL import Image

    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        image = ground
    return image.convert("RGB")


def main() -> None:
    content, page, width = sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2])
    drawn = page_of_pdf(content, page, width) if content.startswith(b"%PDF-") else picture(content, width)
    on_white(drawn).save(sys.stdout.buffer, "JPEG", quality=80)


if __name__ == "__main__":
    main()
