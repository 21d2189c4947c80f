package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReservedPortTest {

    @Test
    void workers_that_ask_at_the_same_time_get_different_ports() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        List<ReservedPort> ports = new ArrayList<>();
        try {
            List<Callable<ReservedPort>> asked = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                asked.add(ReservedPort::reserve);
            }
            for (Future<ReservedPort> each : workers.invokeAll(asked)) {
                ports.add(each.get());
            }

            assertThat(new TreeSet<>(ports.stream().map(ReservedPort::number).toList()))
                    .hasSize(200);
            assertThat(ports).noneMatch(ReservedPort::isTaken);
        } finally {
            ports.forEach(ReservedPort::close);
            workers.shutdownNow();
        }
    }

    @Test
    void a_reserved_port_is_free_for_its_server_and_a_strangers_one_is_seen() throws Exception {
        try (ReservedPort port = ReservedPort.reserve();
                ServerSocket server = new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(port.isTaken()).isTrue();
            assertThat(server.isBound()).isTrue();
        }
    }
}
