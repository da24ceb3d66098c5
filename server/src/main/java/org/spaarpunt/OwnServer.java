package org.spaarpunt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.spaarpunt.cli.CallServer;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.EmbeddedVisit;
import org.spaarpunt.settings.Settings;

/** Where {@code spaarpunt call} finds the server of these settings. */
final class OwnServer {
    private OwnServer() {}

    /**
     * With TLS and a public address, calls go to that address, since the certificate is for it. Otherwise they go to
     * this machine, bypassing any proxy, and are signed for the public address.
     *
     * @throws Settings.InvalidSettings where the settings leave the port open and no server has recorded it
     */
    static CallServer of(Settings settings) {
        var clients = settings.address().publicAddress().configured();
        if (clients.isPresent() && settings.address().tls().isPresent()) {
            return CallServer.at(clients.get().toString());
        }
        var here = CallServer.at(here(settings)).at();
        return new CallServer(here, clients.orElse(here));
    }

    private static String here(Settings settings) {
        if (settings.address().port() == 0) {
            return EmbeddedVisit.serverOn(
                            EmbeddedPostgresSettings.in(settings.database().data()))
                    .orElseThrow(() -> new Settings.InvalidSettings("The setting port is 0, so the server's port is not"
                            + " known. Name the server by --url or SPAARPUNT_CALL_URL"));
        }
        return ServerProcess.address(
                settings.withHost(reachable(settings.address().host())),
                settings.address().port());
    }

    /** A server that listens on every address is reached through loopback. */
    private static String reachable(String host) {
        try {
            var address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    ? InetAddress.getLoopbackAddress().getHostAddress()
                    : host;
        } catch (UnknownHostException unknown) {
            return host;
        }
    }
}
