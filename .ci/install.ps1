# Installs milepost for the user who runs this: downloads the archive, holds it against the list of check sums beside it,
# and puts the program into a folder of the user.
#
#   $env:MILEPOST_ADDRESS   where the archives lie, an https: address or a folder; the project has none of its own yet
#   $env:MILEPOST_VERSION   which version; 0.1.0 unless said
#   $env:MILEPOST_BIN       where the program goes; %LOCALAPPDATA%\milepost unless said
$ErrorActionPreference = 'Stop'
$address = $env:MILEPOST_ADDRESS
$version = if ($env:MILEPOST_VERSION) { $env:MILEPOST_VERSION } else { '0.1.0' }
$bin = if ($env:MILEPOST_BIN) { $env:MILEPOST_BIN } else { Join-Path $env:LOCALAPPDATA 'milepost' }

if (-not $address) {
  throw 'milepost has no address to download from yet; name one with $env:MILEPOST_ADDRESS, or build it: cargo install --path .'
}
$name = "milepost-$version-x86_64-windows"
$folder = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
New-Item -ItemType Directory -Path $folder | Out-Null
try {
  foreach ($file in "$name.zip", 'SHA256SUMS') {
    $to = Join-Path $folder $file
    if ($address -like 'https://*') { Invoke-WebRequest -UseBasicParsing -Uri "$address/$file" -OutFile $to }
    elseif (Test-Path -LiteralPath $address -PathType Container) { Copy-Item -LiteralPath (Join-Path $address $file) -Destination $to }
    else { throw "$address is neither an https: address nor a folder" }
  }
  $line = Get-Content (Join-Path $folder 'SHA256SUMS') | Where-Object { $_.EndsWith("  $name.zip") }
  if (-not $line) { throw "SHA256SUMS does not name $name.zip" }
  $sum = (Get-FileHash -Algorithm SHA256 (Join-Path $folder "$name.zip")).Hash
  if ($sum -ne $line.Split(' ')[0]) { throw "$name.zip has another check sum than SHA256SUMS says; nothing was installed" }
  Expand-Archive -LiteralPath (Join-Path $folder "$name.zip") -DestinationPath $folder
  New-Item -ItemType Directory -Force -Path $bin | Out-Null
  Copy-Item -Force -LiteralPath (Join-Path $folder "$name\milepost.exe") -Destination $bin
} finally {
  Remove-Item -Recurse -Force -LiteralPath $folder
}
# Read and written as it stands: the usual call would put in the value of every %NAME% of the path, for good.
# A new user has no such key yet; made, or opened where it is there.
$key = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
$path = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
if (($path -split ';') -notcontains $bin) {
  $key.SetValue('Path', ($path, $bin -join ';').Trim(';'), 'ExpandString')
  # Says to open programs that the environment has changed, which writing to the registry does not.
  [Environment]::SetEnvironmentVariable('MILEPOST_INSTALLED', $null, 'User')
  Write-Output "$bin was added to your search path; open a new window"
}
$key.Close()
Write-Output "milepost $version is in $bin; next: milepost init my-promises, and milepost doctor"
