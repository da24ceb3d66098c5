package org.spaarpunt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.spaarpunt.settings.Settings;

/** The address that a server is to listen on. */
record ListenAddress(String host, int port) {
    private static final int LOWEST_FREE_FOR_ALL = 1_024;

    static ListenAddress of(Settings settings) {
        return new ListenAddress(settings.address().host(), settings.address().port());
    }

    /**
     * Checks, before anything else starts, that the port is free.
     *
     * @throws Settings.InvalidSettings when it is not
     */
    void requireFree() {
        try (var socket = new ServerSocket()) {
            // Binds as the server does, so connections of an earlier server that are still closing do not matter.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException unknown) {
            throw new Settings.InvalidSettings("There is no host " + host + " to listen on. Correct the setting host.");
        } catch (IOException failed) {
            throw new Settings.InvalidSettings("Port " + port + " of " + host + " cannot be listened on ("
                    + failed.getMessage() + "). " + advice());
        }
    }

    private String advice() {
        var choose = "choose another by the setting port (SPAARPUNT_PORT), or by --port of the demo.";
        return port > 0 && port < LOWEST_FREE_FOR_ALL
                ? "Ports below " + LOWEST_FREE_FOR_ALL + " need a right of their own: " + choose
                : "Stop the program that uses it, or " + choose;
    }
}
