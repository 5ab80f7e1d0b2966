"""Changes the database of a Samba domain controller from outside LDAP, as the system itself, while it runs or not.

Usage: administer.py SMB_CONF DATABASE < STEPS, where STEPS is JSON: a list of {"kind": "ldif", "text"} and of
{"kind": "allow" | "deny", "object", "trustee", "rights": [{"access", "what"?, "on"?, "reach"}]}.
"""

import json
import sys
import uuid

import ldb
from samba.auth import system_session
from samba.ndr import ndr_unpack
from samba.dcerpc import security
from samba.param import LoadParm
from samba.samdb import SamDB
from samba.sd_utils import SDUtils

parameters = LoadParm()
parameters.load(sys.argv[1])
directory = SamDB(url=sys.argv[2], session_info=system_session(), lp=parameters)

# "this": the object alone; "below": what it holds, however deep; "all": both.
INHERITANCE = {"this": "", "below": "CIIO", "all": "CI"}


def guid_of(name):
    """Finds a class, an attribute, or an extended right (also a set of properties) by its name."""
    literal = ldb.binary_encode(name)
    found = directory.search(
        base=directory.get_schema_basedn(),
        expression="(lDAPDisplayName=%s)" % literal,
        attrs=["schemaIDGUID"],
    )
    if len(found) == 1:
        return str(uuid.UUID(bytes_le=found[0]["schemaIDGUID"][0]))
    found = directory.search(
        base="CN=Extended-Rights,%s" % directory.get_config_basedn(),
        expression="(cn=%s)" % literal,
        attrs=["rightsGuid"],
    )
    if len(found) == 1:
        return str(found[0]["rightsGuid"][0])
    raise LookupError("neither schema nor extended rights have %s" % name)


def sid_of(trustee):
    found = directory.search(base=trustee, scope=ldb.SCOPE_BASE, attrs=["objectSid"])
    return str(ndr_unpack(security.dom_sid, found[0]["objectSid"][0]))


def entry_for(step, right, sid):
    """Writes one entry of an access list in SDDL."""
    what = guid_of(right["what"]) if "what" in right else ""
    on = guid_of(right["on"]) if "on" in right else ""
    kind = ("O" if what or on else "") + ("A" if step["kind"] == "allow" else "D")
    return "(%s;%s;%s;%s;%s;%s)" % (kind, INHERITANCE[right["reach"]], right["access"], what, on, sid)


def carry_out_ldif(text):
    """Carries out records of LDIF. One without a change type is an addition."""
    for change, message in directory.parse_ldif(text):
        if change == ldb.CHANGETYPE_MODIFY:
            directory.modify(message)
        elif change == ldb.CHANGETYPE_DELETE:
            directory.delete(message.dn)
        else:
            directory.add(message)


def change_access(step):
    sid = sid_of(step["trustee"])
    entries = "".join(entry_for(step, right, sid) for right in step["rights"])
    # The container of deleted objects is itself one, and only the access list is to be written.
    controls = ["show_deleted:1", "sd_flags:1:%d" % security.SECINFO_DACL]
    SDUtils(directory).dacl_prepend_aces(step["object"], entries, controls=controls)


for step in json.load(sys.stdin):
    if step["kind"] == "ldif":
        carry_out_ldif(step["text"])
    else:
        change_access(step)
