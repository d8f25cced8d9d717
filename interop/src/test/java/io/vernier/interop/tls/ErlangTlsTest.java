package io.vernier.interop.tls;

import io.vernier.interop.erlang.ErlangNode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;

/** With OTP's diameter and its own TLS at the other end. */
@Needs({ForeignStack.ERLANG, ForeignStack.OPENSSL})
class ErlangTlsTest extends ForeignTlsContract {
    @Override
    ForeignNode listen(Way way) {
        return ErlangNode.listen(processes, options(way));
    }

    @Override
    ForeignNode connect(Way way, int port) {
        return ErlangNode.connect(processes, port, options(way));
    }

    private String[] options(Way way) {
        authority().issue(ErlangNode.HOST);
        return new String[] {
            way == Way.INBAND ? "tls=inband" : "tls=start",
            way == Way.INBAND ? "security=1" : "security=0",
            "cert=" + authority().prefix(ErlangNode.HOST),
            "authority=" + authority().certificate()
        };
    }
}
