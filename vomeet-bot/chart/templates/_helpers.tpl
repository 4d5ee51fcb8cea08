{{- define "vomeet-bot.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- $name := .Values.nameOverride | default "vomeet-bot" -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "vomeet-bot.namespace" -}}
{{- .Values.namespace | default .Release.Namespace -}}
{{- end -}}

{{- define "vomeet-bot.labels" -}}
helm.sh/chart: {{ printf "vomeet-bot-%s" .Chart.Version }}
app.kubernetes.io/name: vomeet-bot
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: vomeet
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "vomeet-bot.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "vomeet-bot.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- /* A value as text: in a values file each number is a float64, which from 1,000,000 on is written as 1e+06. */}}
{{- define "vomeet-bot.text" -}}
{{- if and (kindIs "float64" .) (eq . (float64 (int64 .))) -}}
{{- int64 . -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}

{{- define "vomeet-bot.image" -}}
{{- $global := .Values.global | default dict -}}
{{- $tag := .Values.imageTag | default $global.imageTag | default "latest" -}}
{{- if .Values.imageDigest -}}
{{- printf "%s@%s" .Values.imageRepository .Values.imageDigest -}}
{{- else -}}
{{- /* A tag of digits only is a number in YAML. */}}
{{- printf "%s:%s" .Values.imageRepository (include "vomeet-bot.text" $tag) -}}
{{- end -}}
{{- end -}}

{{- /* Names only: an entry may carry the credentials themselves. */}}
{{- define "vomeet-bot.imagePullSecrets" -}}
{{- range $index, $secret := .Values.imagePullSecrets }}
{{- if $index }}{{ "\n" }}{{ end -}}
- name: {{ $secret.name }}
{{- end }}
{{- end -}}

{{- /* Cluster-wide, so it says whose it is: two namespaces may have a release of the same name. */}}
{{- define "vomeet-bot.clusterSecretStore" -}}
{{- $name := include "vomeet-bot.fullname" . -}}
{{- $namespace := include "vomeet-bot.namespace" . -}}
{{- ternary $name (printf "%s-%s" $namespace $name) (eq $name $namespace) | trunc 51 | trimSuffix "-" }}-onepassword
{{- end -}}

{{- define "vomeet-bot.secretStore" -}}
{{ include "vomeet-bot.fullname" . | trunc 51 | trimSuffix "-" }}-secretstore
{{- end -}}

{{- define "vomeet-bot.onepasswordEnabled" -}}
{{- if and .Values.externalSecrets.enabled .Values.externalSecrets.onepassword.enabled }}true{{ end -}}
{{- end -}}

{{- define "vomeet-bot.secretstoreEnabled" -}}
{{- if and .Values.externalSecrets.enabled .Values.externalSecrets.secretstore.enabled }}true{{ end -}}
{{- end -}}
