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

{{- /* An image of ours: (list $ .Values.manager.image). */}}
{{- define "vomeet.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $tag := $image.tag | default $root.Values.global.imageTag -}}
{{- printf "%s:%v" $image.repository (kindIs "float64" $tag | ternary (int64 $tag) $tag) -}}
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

{{- define "vomeet.env" -}}
{{- range $name, $value := . }}
- name: {{ $name }}
  value: {{ $value | quote }}
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
{{- include "vomeet.env" .Values.manager.env }}
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
