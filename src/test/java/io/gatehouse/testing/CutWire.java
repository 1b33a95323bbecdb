package io.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP connection's way from here to a server on this machine, which can be cut and mended.
public final class CutWire {

    private final InetSocketAddress behind;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /// @param port where the server listens
    public CutWire(int port) {
        try {
            behind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// Where it begins.
    public int port() {
        return listening.getLocalPort();
    }

    /// Ends all connections, and every new one at once.
    public void cut() {
        cut = true;
        open.forEach(CutWire::close);
    }

    /// Lets new connections through again.
    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket here = listening.accept();
                if (cut) {
                    here.close();
                } else {
                    connect(here);
                }
            } catch (IOException _) {
                // Whoever connected has noticed.
            }
        }
    }

    private void connect(Socket here) throws IOException {
        Socket there;
        try {
            there = new Socket(behind.getAddress(), behind.getPort());
        } catch (IOException e) {
            close(here);
            throw e;
        }
        open.add(here);
        open.add(there);
        if (cut) {
            close(here);
            close(there);
        }
        Thread.ofVirtual().start(() -> copy(here, there));
        Thread.ofVirtual().start(() -> copy(there, here));
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // The wire is cut, or one side has hung up.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is as good as closed.
        }
    }
}
