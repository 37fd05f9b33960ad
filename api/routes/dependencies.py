"""What the paths need from the request: the wiring, uploaded files, the place in a list."""

from typing import Annotated, cast

from fastapi import Depends, File, Query, Request, UploadFile
from fastapi import Path as ApiPath

from api.schemas.common import MOST
from api.services.reading import Upload
from api.wiring import Wiring
from corpus.errors import BodyTooLargeError, TooLargeError


def get_wiring(request: Request) -> Wiring:
    """Return what the service is made of."""
    return cast("Wiring", request.app.state.wiring)


Wired = Annotated[Wiring, Depends(get_wiring)]
Limit = Annotated[int, Query(ge=1, le=500, description="Most items on a page.")]
Offset = Annotated[int, Query(ge=0, le=MOST, description="Items to skip.")]
Version = Annotated[int | None, Query(ge=1, le=MOST, description="A past version; the current one by default.")]
Place = Annotated[int, ApiPath(ge=1, le=MOST, description="Counts from 1.")]


async def get_uploads(
    wired: Wired, files: Annotated[list[UploadFile], File(description="One file or several.")]
) -> list[Upload]:
    """Return the uploaded files, read into memory; their sum is bounded by the body limit.

    Raises:
        BodyTooLargeError: More files than `REFERENT_MAX_UPLOAD_FILES`.
        TooLargeError: A file over `REFERENT_MAX_FILE_MB`.
    """
    limit = wired.settings.max_upload_files
    if len(files) > limit:
        raise BodyTooLargeError(f"{len(files)} files, {limit} at most", remedy="send them in several requests")
    return [await _read(file, wired) for file in files]


async def get_upload(
    wired: Wired, file: Annotated[UploadFile, File(description="The letter, in any format that is read.")]
) -> Upload:
    """Return the one uploaded file, read into memory."""
    return await _read(file, wired)


async def _read(file: UploadFile, wired: Wiring) -> Upload:
    name = (file.filename or "plik").replace("\\", "/").rsplit("/", 1)[-1]
    if (file.size or 0) > wired.settings.max_file_bytes:
        remedy = "send a smaller file, or raise REFERENT_MAX_FILE_MB"
        raise TooLargeError(f"{name} has {file.size} bytes, {wired.settings.max_file_bytes} at most", remedy=remedy)
    return Upload(name=name, data=await file.read())


Uploads = Annotated[list[Upload], Depends(get_uploads)]
OneUpload = Annotated[Upload, Depends(get_upload)]
