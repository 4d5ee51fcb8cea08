package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.Command;
import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Definitions of somebody else's kinds, in the cluster as long as a test wants them. */
final class Definitions implements AutoCloseable {
    private final ClusterAccess cluster;
    private final List<String> files;

    private Definitions(ClusterAccess cluster, List<String> files) {
        this.cluster = cluster;
        this.files = files;
    }

    /**
     * Takes them from a Go module, which is checked by its sum as any other.
     *
     * @param module with its version
     * @param folder in it
     */
    static Definitions of(ClusterAccess cluster, String module, String folder, String... names) {
        var said = new Command(Tree.ROOT, Map.of(), List.of("go", "mod", "download", "-json", module)).run("");
        assertThat(said.status()).as(said.all()).isZero();
        var there = Path.of(Json.MAPPER.readTree(said.out()).path("Dir").stringValue())
                .resolve(folder);
        var files = Stream.of(names)
                .flatMap(name -> Stream.of("-f", there.resolve(name + ".yaml").toString()))
                .toList();
        var made = new Definitions(cluster, files);
        made.kubectl("apply", "--server-side");
        made.kubectl("wait", "--for=condition=Established", "--timeout=30s");
        return made;
    }

    static Definitions ofThePrometheusOperator(ClusterAccess cluster) {
        return of(
                cluster,
                "github.com/prometheus-operator/prometheus-operator@v0.85.0",
                "example/prometheus-operator-crd",
                "monitoring.coreos.com_podmonitors",
                "monitoring.coreos.com_prometheusrules",
                "monitoring.coreos.com_servicemonitors");
    }

    private void kubectl(String... words) {
        cluster.kubectl(Stream.concat(Stream.of(words), files.stream()).toArray(String[]::new));
    }

    @Override
    public void close() {
        kubectl("delete", "--wait=false");
    }
}
