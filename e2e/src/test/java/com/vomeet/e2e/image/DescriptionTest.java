package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of an image, whoever has made its archive: each names its layers in its own way. */
final class DescriptionTest {
    private static final String LAYERS = """
            mkdir -p low/var/lib/dpkg high/app/lib
            printf 'Package: tini\\nVersion: 0.19\\nArchitecture: amd64\\n\\n' >low/var/lib/dpkg/status
            head -c 3000000 /dev/zero >high/app/lib/bot.jar
            """;

    @TempDir
    private Path folder;

    /** As Docker has done since version 25, and with the second layer packed, as it does with containerd's store. */
    @Test
    void layersThatAreKeptAsBlobsAreRead() throws Exception {
        describes("""
                mkdir -p blobs/sha256
                tar -C low -cf blobs/sha256/1a var
                tar -C high -czf blobs/sha256/2b app
                echo '[{"Config":"blobs/sha256/3c","RepoTags":["bot:1"],"Layers":["blobs/sha256/1a","blobs/sha256/2b"]}]' >manifest.json
                tar -cf bot.tar blobs manifest.json
                """);
    }

    /** As Docker did before. */
    @Test
    void layersInFoldersOfTheirOwnAreRead() throws Exception {
        describes("""
                mkdir 1a 2b 3c
                tar -C low -cf 1a/layer.tar ./var
                tar -C high -cf 2b/layer.tar ./app
                ln -s ../2b/layer.tar 3c/layer.tar
                printf '[\\n {"Config": "3c.json", "Layers": [\\n "1a/layer.tar", "2b/layer.tar", "3c/layer.tar" ] } ]\\n' >manifest.json
                tar -cf bot.tar 1a 2b 3c manifest.json
                """);
    }

    /** As Podman, Buildah and Skopeo do. */
    @Test
    void layersBesideTheManifestAreRead() throws Exception {
        describes("""
                tar -C low -cf 1a.tar var
                tar -C high -cf 2b.tar app
                echo '[{"Layers":["1a.tar","2b.tar"],"Config":"3c.json"}]' >manifest.json
                tar -cf bot.tar 1a.tar 2b.tar manifest.json
                """);
    }

    private void describes(String archive) throws Exception {
        var launcher = Tree.ROOT.resolve("launcher");
        var said = new Terminal(folder, Map.of())
                .run("set -euo pipefail\n" + LAYERS + archive + "root='" + Tree.ROOT + "'\n. '" + launcher
                        + "/lib.sh'\n. '" + launcher + "/image/make.sh'\nimages=$PWD\ndescribe_image bot bot:1\n")
                .orFail("describing an image");
        assertThat(said.text()).containsPattern("bot:1  3 MB unpacked, \\d MB archive, 1 packages, 1 jars");
        assertThat(Files.readAllLines(folder.resolve("bot.contents")))
                .containsExactly("# bot:1", "jar bot.jar", "package tini 0.19 amd64");
    }
}
