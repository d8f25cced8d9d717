package io.vernier.node;

import io.vernier.codec.AvpList;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.transport.Connection;
import io.vernier.transport.Outgoing;

/** The node's own Origin-Host and Origin-Realm, ready to be inserted into messages that leave them out. */
final class Origin {
    private final byte[] avps;

    Origin(String host, String realm) {
        var out = new AvpWriter(64);
        out.avp(BaseAvps.ORIGIN_HOST, host);
        out.avp(BaseAvps.ORIGIN_REALM, realm);
        avps = out.toBytes();
    }

    /** The message on its way out, with these AVPs where it has none; its identifiers are its own. */
    static Outgoing outgoing(Connection connection, Message message, Origin origin) {
        Outgoing out = connection.outgoing(message);
        int at = missingAt(message);
        return at < 0 ? out : out.insert(at, origin.avps);
    }

    byte[] avps() {
        return avps;
    }

    /** The message with these AVPs where it has none. */
    Message complete(Message message) {
        int at = missingAt(message);
        if (at < 0) {
            return message;
        }
        byte[] bytes = new byte[message.length() + avps.length];
        message.copyTo(bytes, 0, 0, at);
        System.arraycopy(avps, 0, bytes, at, avps.length);
        message.copyTo(bytes, at + avps.length, at, message.length());
        bytes[1] = (byte) (bytes.length >>> 16);
        bytes[2] = (byte) (bytes.length >>> 8);
        bytes[3] = (byte) bytes.length;
        return Message.decode(bytes);
    }

    /**
     * Where Origin-Host and Origin-Realm belong in a message that has no Origin-Host: behind a leading Session-Id and
     * result, as the grammars of RFC 6733 have it. -1 for a message that has one.
     */
    static int missingAt(Message message) {
        AvpList list = message.avps();
        if (list.indexOf(BaseAvps.ORIGIN_HOST.code(), 0) >= 0) {
            return -1;
        }
        for (int i = 0; i < list.size(); i++) {
            int code = list.code(i);
            boolean leading = list.vendorId(i) == 0
                    && (code == BaseAvps.SESSION_ID.code()
                            || code == BaseAvps.RESULT_CODE.code()
                            || code == BaseAvps.EXPERIMENTAL_RESULT.code());
            if (!leading) {
                return list.offset(i);
            }
        }
        return message.length();
    }
}
