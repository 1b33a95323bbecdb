package io.gatehouse.testing;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Moto's own container image, on a Docker engine. */
final class MotoContainer {

    private static final DockerImageName IMAGE = DockerImageName.parse("motoserver/moto:" + Moto.VERSION);
    private static final int PORT = 5000;

    private MotoContainer() {}

    static Availability<URI> start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return new Missing<>("no Docker engine answers");
        }
        @SuppressWarnings("resource") // it serves until the JVM ends
        var container = new GenericContainer<>(IMAGE).withExposedPorts(PORT).waitingFor(Wait.forHttp("/moto-api/"));
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            return new Missing<>("Docker cannot run " + IMAGE + ": " + rootCause(e).getMessage());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-moto"));
        return new Available<>(URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT)));
    }

    private static Throwable rootCause(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e : rootCause(cause);
    }
}
