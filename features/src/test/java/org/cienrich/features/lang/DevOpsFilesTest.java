package org.cienrich.features.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevOpsFilesTest {

  @ParameterizedTest
  @CsvSource({
    "Jenkinsfile, Jenkins",
    "ci/Jenkinsfile, Jenkins",
    "Jenkinsfile.release, Jenkins",
    "codeship-steps.json, Codeship",
    ".travis.yml, Travis CI",
    ".circleci/config.yml, Circle CI",
    "circle.yml, Circle CI",
    ".gitlab-ci.yml, GitLab CI",
    ".github/workflows/main.yml, GitHub Actions",
    ".github/workflows/scripts/run.sh, GitHub Actions",
    "app/build.gradle, Gradle",
    "build.gradle.kts, Gradle",
    "gradlew.bat, Gradle",
    "buildspec.yml, AWS CodeBuild",
    "appspec.json, AWS CodeDeploy",
    "azure-pipelines.yml, Azure Pipeline",
    "ci.gocd.yaml, GoCD",
    "Dockerfile, Docker",
    "deadlock/Dockerfile, Docker",
    "package/Dockerfile, Docker",
    "plugin/lint/dockerfile, Docker",
    "web.dockerfile, Docker",
    "Dockerfile.prod, Docker",
    "docker-compose.yml, Docker",
    "docker-compose.override.yaml, Docker",
    "k8s/deployment.yaml, Kubernetes",
    "kube-dns.yml, Kubernetes",
    "charts/web/Chart.yaml, Helm",
    "charts/web/templates/_helpers.tpl, Helm",
    "infra/main.tf, Terraform",
    "roles/web/tasks/main.yml, Ansible",
    "playbook-web.yml, Ansible",
    "image.pkr.hcl, Packer",
    "Vagrantfile, Vagrant",
    "cookbooks/x/recipes/web.rb, Chef",
    "top.sls, Salt",
    "salt/minion.conf, Salt",
    "BUILD.bazel, Bazel",
    ".bazelci/presubmit.txt, Bazel",
    "mesos-master.sh, Mesos",
  })
  void belongToTheirTool(String path, String tool) {
    assertThat(DevOpsFiles.toolOf(path)).contains(tool);
    assertThat(DevOpsFiles.isDevOps(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"deploy/web.yml", "nightly-pipeline.yaml", "ci/build.yml", "google-cloud.yaml"})
  void mayHaveNoTool(String path) {
    assertThat(DevOpsFiles.toolOf(path)).isEmpty();
    assertThat(DevOpsFiles.isDevOps(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jenkinsfile",
        "chart.yaml/x",
        "vendor/x/Dockerfile",
        "web/node_modules/x/Dockerfile",
        "docs/Dockerfile",
        "a/tests/docker-compose.yml",
        "changelog/.travis.yml",
        "kube/x.yaml.txt",
        "kubectl/app.yaml",
        "src/rebuild.yml",
        "src/main.py",
        "config/locales/de.yml",
        ".github/dependabot.yml",
        "pnpm-lock.yaml",
        "Dockerfiles",
        "",
      })
  void areNotOtherFiles(String path) {
    assertThat(DevOpsFiles.isDevOps(path)).isFalse();
    assertThat(DevOpsFiles.toolOf(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deadlock/Dockerfile", "mydocs/Dockerfile", "a/changelog/Dockerfile"})
  void areExcludedByWholeDirectoryNamesOnly(String path) {
    assertThat(DevOpsFiles.toolOf(path)).contains("Docker");
  }
}
