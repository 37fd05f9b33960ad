"""The pages: a plain start page, and the API's documentation from files of this machine alone."""

from importlib.metadata import version
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from api.routes.dependencies import Wired

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(directory=Path(__file__).parent.parent / "templates")


@router.get("/", response_class=HTMLResponse)
def start_page(request: Request, wired: Wired) -> HTMLResponse:
    """Show what this service is and lead to the API's documentation."""
    values = {"version": version("referent"), "documents": wired.store.count(), "city": wired.profile().name}
    return templates.TemplateResponse(request, "start.html", values)


@router.get("/docs", response_class=HTMLResponse)
def documentation(request: Request) -> HTMLResponse:
    """Show the API's documentation (Swagger UI)."""
    return templates.TemplateResponse(request, "docs.html", {"openapi_url": request.app.openapi_url})
