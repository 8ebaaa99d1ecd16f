# Python imports a module of this name as it starts, from PYTHONPATH: the way in, without a change to the server.
# Any Python that inherits the variable reads this file, so that it keeps to what all of them, 2.7 too, understand.
import sys


def _next():
    """Runs the sitecustomize that this one stands before: the distribution's, another agent's, the user's own."""
    import os

    here = os.path.dirname(os.path.abspath(__file__))
    path = [entry for entry in sys.path if os.path.abspath(entry or os.curdir) != here]
    ours = sys.modules.pop("sitecustomize", None)
    if sys.version_info < (3, 4):
        import imp

        try:
            found = imp.find_module("sitecustomize", path)
        except ImportError:
            sys.modules["sitecustomize"] = ours
            return
        imp.load_module("sitecustomize", *found)
        return
    # As `import sitecustomize` would find it without this folder; the modules are in memory already.
    external = sys.modules["_frozen_importlib_external"]
    spec = external.PathFinder.find_spec("sitecustomize", path)
    if spec is None or spec.loader is None:
        sys.modules["sitecustomize"] = ours
        return
    module = type(sys)("sitecustomize")
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__file__ = spec.origin
    module.__package__ = ""
    cached = getattr(spec, "cached", None)
    if cached is not None:
        module.__cached__ = cached
    sys.modules["sitecustomize"] = module
    spec.loader.exec_module(module)


if sys.version_info >= (3, 9):
    try:
        import rolecall_preload.attach

        rolecall_preload.attach.attach()
    except Exception:
        pass
_next()
