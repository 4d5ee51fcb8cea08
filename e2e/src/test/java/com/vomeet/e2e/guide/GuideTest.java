package com.vomeet.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GuideTest {
    @Test
    void theGuideHasTheShellBlocksThatAReaderSees() {
        assertThat(Guide.read().shell())
                .extracting(block -> block.text().lines().findFirst().orElse(""))
                .containsExactly(
                        "# Create namespace",
                        "ORCHESTRATOR=k8s",
                        "kubectl get jobs -n vomeet-bot -l app.kubernetes.io/name=vomeet-bot",
                        "# Get pod from job",
                        "kubectl top pods -n vomeet-bot -l app.kubernetes.io/component=bot-instance",
                        "kubectl describe sa vomeet-bot -n vomeet-bot",
                        "kubectl get secrets -n vomeet-bot image-pull-secrets",
                        "kubectl describe pod <pod-name> -n vomeet-bot",
                        "kubectl get job <job-name> -n vomeet-bot -o yaml | grep BOT_CONFIG",
                        "kubectl get secrets -n vomeet-bot envs-from-onepassword envs-from-secretstore",
                        "kubectl logs <pod-name> -n vomeet-bot");
    }

    @Test
    void aBlockKnowsItsLineAndItsLanguage() {
        var guide = Guide.of("# A\n\n```bash\nls\nls -a\n```\n\n```\na drawing\n```\n");
        assertThat(guide.blocks())
                .containsExactly(new Block(4, "bash", "ls\nls -a\n"), new Block(9, "", "a drawing\n"));
        assertThat(guide.shell()).extracting(Block::name).containsExactly("line 4: ls");
    }

    @Test
    void aBlockInAListIsReadWithoutItsIndent() {
        var guide = Guide.of("1. First\n   ```bash\n   if true; then\n     ls\n   fi\n\n   ```\n");
        assertThat(guide.blocks()).containsExactly(new Block(3, "bash", "if true; then\n  ls\nfi\n\n"));
    }

    @Test
    void aBlockThatDoesNotEndIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guide.of("\n```bash\nls\n"))
                .withMessage("the block of line 2 does not end");
    }

    @Test
    void onlyWhatStandsInAngleBracketsIsFilledIn() {
        var block = new Block(1, "bash", "kubectl logs <pod-name> -n a 2>&1 $POD\n");
        assertThat(block.filled(Map.of("pod-name", "a$1-b"))).isEqualTo("kubectl logs a$1-b -n a 2>&1 $POD\n");
    }

    @Test
    void aGapWithoutAValueIsNamed() {
        var block = new Block(7, "bash", "kubectl get <job-name> <pod-name>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.filled(Map.of("pod-name", "a")))
                .withMessage("line 7 of the guide wants [<job-name>]");
    }

    @Test
    void aBlockIsFoundByItsWordsAndMustBeTheOnlyOne() {
        var guide = new Guide(List.of(new Block(1, "bash", "ls"), new Block(2, "bash", "ls -a")));
        assertThat(guide.with("-a").line()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> guide.with("ls")).withMessageContaining("2 blocks");
    }
}
