{{- /* Labels of an object: (list $ "component"). */}}
{{- define "vomeet.labels" -}}
{{- $root := index . 0 -}}
helm.sh/chart: {{ printf "vomeet-%s" $root.Chart.Version }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: vomeet
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
{{ include "vomeet.selector" . }}
{{- end -}}

{{- define "vomeet.selector" -}}
app.kubernetes.io/name: vomeet
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- /* Labels by which an operator or a sidecar chooses, besides. */}}
{{- define "vomeet.monitoringLabels" -}}
{{ include "vomeet.labels" . }}
{{- with (index . 0).Values.monitoring.labels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* An image of ours: (list $ .Values.manager.image). */}}
{{- define "vomeet.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $tag := $image.tag | default $root.Values.global.imageTag -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $image.repository $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $image.repository (include "vomeet-bot.text" $tag) -}}
{{- end -}}
{{- end -}}

{{- /* Where pods find the API server, if bots may not go there: CIDRs, as a list in YAML. */}}
{{- define "vomeet.apiServer" -}}
{{- $found := list -}}
{{- if .Values.networkPolicy.blockApiServer }}
{{- range (lookup "v1" "Endpoints" "default" "kubernetes" | default dict).subsets }}
{{- range .addresses }}
{{- $found = append $found (printf "%s/%s" .ip (contains ":" .ip | ternary "128" "32")) }}
{{- end }}
{{- end }}
{{- end }}
{{- toYaml $found -}}
{{- end -}}

{{- define "vomeet.botNamespace" -}}
{{- .Values.bots.namespace | default .Release.Namespace -}}
{{- end -}}

{{- /* What all pods have in common. (list $ .Values.manager) */}}
{{- define "vomeet.pod" -}}
{{- $root := index . 0 -}}
{{- $part := index . 1 -}}
enableServiceLinks: false
{{- with include "vomeet-bot.imagePullSecrets" $root }}
imagePullSecrets:
  {{- . | nindent 2 }}
{{- end }}
securityContext:
  {{- toYaml $root.Values.podSecurityContext | nindent 2 }}
{{- with $part.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $part.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $part.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $part.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- /* How a Deployment's pods are spread: (list $ "component" constraints). Those of a release before do not count. */}}
{{- define "vomeet.spread" -}}
{{- $selector := dict "matchLabels" (include "vomeet.selector" (list (index . 0) (index . 1)) | fromYaml) -}}
{{- with index . 2 -}}
topologySpreadConstraints:
{{- range . }}
  - {{- toYaml (merge (dict "labelSelector" $selector "matchLabelKeys" (list "pod-template-hash")) .) | nindent 4 }}
{{- end }}
{{- end -}}
{{- end -}}

{{- /*
The manager's Deployments: each with its component, the role it has (none: all of them), how many there are, what they may use and how
they grow.
*/}}
{{- define "vomeet.managers" -}}
{{- $manager := .Values.manager -}}
{{- if .Values.roles.split }}
{{- range $role := list "api" "fleet" "transcripts" "webhooks" }}
{{- $own := index $.Values.roles $role }}
{{- $how := deepCopy $manager.autoscaling }}
{{- range $key, $value := $own.autoscaling }}
{{- if kindIs "map" $value }}
{{- range $inner, $deeper := $value }}
{{- $_ := set (index $how $key) $inner $deeper }}
{{- end }}
{{- else }}
{{- $_ := set $how $key $value }}
{{- end }}
{{- end }}
- component: {{ eq $role "api" | ternary "bot-manager" (printf "bot-manager-%s" $role) }}
  role: {{ $role }}
  replicas: {{ $own.replicas | int64 }}
  resources: {{- toYaml ($own.resources | default $manager.resources) | nindent 4 }}
  autoscaling: {{- toYaml $how | nindent 4 }}
{{- end }}
{{- else }}
- component: bot-manager
  role: ""
  replicas: {{ $manager.replicas | int64 }}
  resources: {{- toYaml $manager.resources | nindent 4 }}
  autoscaling: {{- toYaml $manager.autoscaling | nindent 4 }}
{{- end }}
{{- end -}}

{{- /*
How many connections to the database all managers together may hold, and who asks the bots to leave: during an upgrade there is one more
of each Deployment. A pool is as good as always full.
*/}}
{{- define "vomeet.connections" -}}
{{- $most := 1 -}}
{{- range include "vomeet.managers" . | fromYamlArray }}
{{- $most = add $most 1 (.autoscaling.enabled | ternary .autoscaling.maxReplicas .replicas) -}}
{{- end }}
{{- mul $most (int64 (.Values.manager.env.DATABASE_POOL_SIZE | default 20)) -}}
{{- end -}}

{{- /* A HorizontalPodAutoscaler: (list $ "component" autoscaling). */}}
{{- define "vomeet.autoscaler" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $how := index . 2 -}}
{{- $lag := $how.streamLag | default dict -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ $component }}
  labels:
    {{- include "vomeet.labels" (list $root $component) | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ $component }}
  minReplicas: {{ $how.minReplicas | int64 }}
  maxReplicas: {{ $how.maxReplicas | int64 }}
  metrics:
    {{- if not (or (gt (int64 $how.cpuPercent) 0) (gt (int64 $lag.perReplica) 0) $how.metrics) }}
    {{- fail (printf "the autoscaling of %s has nothing to go by: set cpuPercent, streamLag.perReplica or metrics" $component) }}
    {{- end }}
    {{- if gt (int64 $how.cpuPercent) 0 }}
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $how.cpuPercent | int64 }}
    {{- end }}
    {{- if gt (int64 $lag.perReplica) 0 }}
    - type: External
      external:
        metric:
          name: {{ $lag.metric }}
          {{- with $lag.selector }}
          selector:
            matchLabels:
              {{- toYaml . | nindent 14 }}
          {{- end }}
        target:
          type: AverageValue
          averageValue: {{ $lag.perReplica | int64 | quote }}
    {{- end }}
    {{- with $how.metrics }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with $how.behavior }}
  behavior:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- /* What a drain has to respect, where there are at least two: (list $ "component" replicas autoscaling disruptionBudget). */}}
{{- define "vomeet.disruptionBudget" -}}
{{- $root := index . 0 -}}
{{- $how := index . 3 -}}
{{- $budget := index . 4 -}}
{{- if and $budget.enabled (gt (int64 ($how.enabled | ternary $how.minReplicas (index . 2))) 1) -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ index . 1 }}
  labels:
    {{- include "vomeet.labels" (list $root (index . 1)) | nindent 4 }}
spec:
  maxUnavailable: {{ $budget.maxUnavailable | int64 }}
  # One that is not ready serves nobody, and shall not hold up a drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "vomeet.selector" (list $root (index . 1)) | nindent 6 }}
{{- end -}}
{{- end -}}

{{- define "vomeet.env" -}}
{{- range $name, $value := . }}
- name: {{ $name }}
  value: {{ include "vomeet-bot.text" $value | quote }}
{{- end }}
{{- end -}}

{{- /*
What a Secret has under a key, else something new, in base64: (list $ "name" "key" length). The same at each upgrade; `helm template`
sees no cluster and makes a new one each time, which is what `existingSecret` is for.
*/}}
{{- define "vomeet.keptOrNew" -}}
{{- $root := index . 0 -}}
{{- $there := lookup "v1" "Secret" $root.Release.Namespace (index . 1) | default dict -}}
{{- dig "data" (index . 2) "" $there | default (randAlphaNum (index . 3) | b64enc) -}}
{{- end -}}

{{- define "vomeet.databaseSecret" -}}
{{- if .Values.postgresql.enabled -}}
{{- .Values.postgresql.existingSecret | default "postgres" -}}
{{- else -}}
{{- .Values.externalDatabase.existingSecret | default "external-database" -}}
{{- end -}}
{{- end -}}

{{- define "vomeet.redisSecret" -}}
{{- if .Values.redis.enabled -}}
{{- .Values.redis.existingSecret | default "redis" -}}
{{- else -}}
{{- .Values.externalRedis.existingSecret -}}
{{- end -}}
{{- end -}}

{{- define "vomeet.managerSecret" -}}
{{- .Values.manager.existingSecret | default "bot-manager" -}}
{{- end -}}

{{- define "vomeet.secretEnv" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end -}}

{{- /* The same, of a key that need not be there. */}}
{{- define "vomeet.optionalSecretEnv" -}}
{{ include "vomeet.secretEnv" . }}
      optional: true
{{- end -}}

{{- /* In ms. Unless it is told: longer than the nodes take to lead new connections elsewhere. */}}
{{- define "vomeet.drain" -}}
{{- hasKey .Values.manager.env "DRAIN_MS" | ternary (include "vomeet-bot.text" .Values.manager.env.DRAIN_MS) "5000" -}}
{{- end -}}

{{- /* The manager's settings; also those of what runs beside it with its image. */}}
{{- define "vomeet.managerEnv" -}}
- name: ORCHESTRATOR
  value: k8s
- name: K8S_NAMESPACE
  value: {{ include "vomeet.botNamespace" . }}
- name: K8S_JOB_TEMPLATE
  value: /etc/vomeet/job.yaml
- name: HOST
  value: "0.0.0.0"
- name: PORT
  value: "8080"
- name: METRICS_PORT
  value: "9464"
{{- if .Values.postgresql.enabled }}
- name: DATABASE_URL
  value: jdbc:postgresql://postgres:5432/vomeet
- name: DATABASE_USER
  value: vomeet
{{- else }}
- name: DATABASE_URL
  value: {{ required "externalDatabase.url is needed with postgresql.enabled=false" .Values.externalDatabase.url | quote }}
- name: DATABASE_USER
  value: {{ .Values.externalDatabase.username | quote }}
{{- end }}
{{ include "vomeet.secretEnv" (list "DATABASE_PASSWORD" (include "vomeet.databaseSecret" .) "password") }}
{{- if .Values.redis.enabled }}
- name: REDIS_URL
  value: redis://redis:6379/0
- name: REDIS_USERNAME
  value: vomeet-manager
{{ include "vomeet.secretEnv" (list "REDIS_PASSWORD" (include "vomeet.redisSecret" .) "manager-password") }}
- name: BOT_REDIS_URL
  value: redis://redis.{{ .Release.Namespace }}:6379/0
- name: BOT_REDIS_USERNAME
  value: vomeet-bot
{{ include "vomeet.secretEnv" (list "BOT_REDIS_PASSWORD" (include "vomeet.redisSecret" .) "bot-password") }}
{{- else }}
{{- $redis := .Values.externalRedis }}
- name: REDIS_URL
  value: {{ required "externalRedis.url is needed with redis.enabled=false" $redis.url | quote }}
- name: BOT_REDIS_URL
  value: {{ $redis.botUrl | default $redis.url | quote }}
{{- if $redis.existingSecret }}
- name: REDIS_USERNAME
  value: {{ $redis.username | default "default" | quote }}
{{ include "vomeet.secretEnv" (list "REDIS_PASSWORD" $redis.existingSecret "manager-password") }}
- name: BOT_REDIS_USERNAME
  value: {{ $redis.botUsername | default "default" | quote }}
{{ include "vomeet.secretEnv" (list "BOT_REDIS_PASSWORD" $redis.existingSecret "bot-password") }}
{{- end }}
{{- end }}
- name: WHISPER_LIVE_URL
{{- if .Values.speech.enabled }}
  value: ws://whisperlive.{{ .Release.Namespace }}:8000/ws
{{- else }}
  value: {{ required "externalSpeech.url is needed with speech.enabled=false" .Values.externalSpeech.url | quote }}
{{- end }}
{{ include "vomeet.secretEnv" (list "SIGNING_KEY" (include "vomeet.managerSecret" .) "signing-key") }}
{{ include "vomeet.secretEnv" (list "ADMIN_API_TOKEN" (include "vomeet.managerSecret" .) "admin-api-token") }}
{{ include "vomeet.optionalSecretEnv" (list "SIGNING_KEY_PREVIOUS" (include "vomeet.managerSecret" .) "signing-key-previous") }}
{{ include "vomeet.optionalSecretEnv" (list "ADMIN_API_TOKEN_PREVIOUS" (include "vomeet.managerSecret" .) "admin-api-token-previous") }}
- name: DRAIN_MS
  value: {{ include "vomeet.drain" . | quote }}
{{- include "vomeet.env" (omit .Values.manager.env "DRAIN_MS") }}
{{- end -}}

{{- /* The managers' pods of this release, and what runs beside them, as peers of a NetworkPolicy. */}}
{{- define "vomeet.managerPeers" -}}
{{- range include "vomeet.managers" . | fromYamlArray }}
- {{- include "vomeet.peer" (list $ .component) | nindent 2 }}
{{- end }}
- {{- include "vomeet.peer" (list . "bot-manager-leave") | nindent 2 }}
{{- end -}}

{{- /* Pods of this release, from anywhere: (list $ "component"). */}}
{{- define "vomeet.peer" -}}
namespaceSelector:
  matchLabels:
    kubernetes.io/metadata.name: {{ (index . 0).Release.Namespace }}
podSelector:
  matchLabels:
    {{- include "vomeet.selector" . | nindent 4 }}
{{- end -}}
