"""Makes the database of a Samba domain controller in a folder. Needs no root: only SMB wants the file permissions that
root could set, and SMB is never served.

Usage: provision.py FOLDER SETTINGS, where SETTINGS is JSON: realm, domain, password, configuration (text of smb.conf).
Identifiers are fixed, so that two machines make the same domain.
"""

import json
import logging
import os
import sys

from samba.auth import system_session
from samba.dcerpc import security
from samba.dsdb import DS_DOMAIN_FUNCTION_2008_R2
from samba.param import LoadParm
from samba.provision import provision

folder = os.path.abspath(sys.argv[1])
settings = json.loads(sys.argv[2])

for name in ("run", "cache", "etc"):
    os.makedirs(os.path.join(folder, name), exist_ok=True)
configuration = os.path.join(folder, "provision.conf")
with open(configuration, "w", encoding="utf-8") as file:
    file.write(settings["configuration"])
parameters = LoadParm()
parameters.load(configuration)
logging.basicConfig(level=logging.WARNING, stream=sys.stderr)

provision(
    logging.getLogger("provision"),
    system_session(),
    lp=parameters,
    targetdir=folder,
    realm=settings["realm"],
    domain=settings["domain"],
    hostname="dc1",
    hostip="127.0.0.1",
    hostip6=None,
    domainsid=security.dom_sid("S-1-5-21-1111111111-2222222222-3333333333"),
    domainguid="11111111-1111-4111-8111-111111111111",
    invocationid="22222222-2222-4222-8222-222222222222",
    ntdsguid="33333333-3333-4333-8333-333333333333",
    adminpass=settings["password"],
    krbtgtpass=settings["password"],
    machinepass=settings["password"],
    serverrole="active directory domain controller",
    dom_for_fun_level=DS_DOMAIN_FUNCTION_2008_R2,
    base_schema="2012_R2",
    dns_backend="NONE",
    backend_store="tdb",
    root=None,
    nobody=None,
    users=None,
    use_ntvfs=False,
    use_rfc2307=True,
    skip_sysvolacl=True,
    batch_mode=True,
)
